import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { approveDocumentBodySchema } from "../../../../../contract";
import { reviewDocumentWorkflow } from "../../../../../workflows";
import { adminDocumentOf } from "../../../../answers/document";
import { parse } from "../../../../parse";

/** Approves a document, with the last good day as it is read there; 409 `document_reviewed` when somebody was faster. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { expires_on = null } = parse(approveDocumentBodySchema, req.body);
  const decision = { status: "approved" as const, expires_on, reason: null, reviewed_by: req.auth_context.actor_id };
  const { result } = await reviewDocumentWorkflow(req.scope).run({
    input: { document_id: req.params.id as string, ...decision },
  });
  res.json({ document: await adminDocumentOf(req.scope, result) });
}
