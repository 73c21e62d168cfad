import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { rejectDocumentBodySchema } from "../../../../../contract";
import { reviewDocumentWorkflow } from "../../../../../workflows";
import { adminDocumentOf } from "../../../../answers/document";
import { parse } from "../../../../parse";

/** Rejects a document with a reason for the rider; 409 `document_reviewed` when somebody was faster. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { reason } = parse(rejectDocumentBodySchema, req.body);
  const decision = { status: "rejected" as const, expires_on: null, reason, reviewed_by: req.auth_context.actor_id };
  const { result } = await reviewDocumentWorkflow(req.scope).run({
    input: { document_id: req.params.id as string, ...decision },
  });
  res.json({ document: await adminDocumentOf(req.scope, result) });
}
