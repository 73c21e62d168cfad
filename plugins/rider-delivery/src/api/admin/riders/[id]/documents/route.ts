import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { documentBodySchema } from "../../../../../contract";
import { submitDocumentWorkflow } from "../../../../../workflows";
import { riderNotFound } from "../../../../../workflows/riders/refusals";
import { adminDocumentOf, documentsOf } from "../../../../answers/document";
import { parse } from "../../../../parse";
import { ridersOf } from "../../../../services";

/** A rider's documents, which required ones do not count, and which end within 30 days. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const [rider] = await ridersOf(req).listRiders({ id: req.params.id }, { take: 1 });
  if (!rider) throw riderNotFound();
  res.json(await documentsOf(req.scope, rider));
}

/** Operations enter a document they have seen: it is approved at once. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(documentBodySchema, req.body);
  const input = { ...body, rider_id: req.params.id as string, approved_by: req.auth_context.actor_id };
  const { result } = await submitDocumentWorkflow(req.scope).run({ input });
  res.json({ document: await adminDocumentOf(req.scope, result) });
}
