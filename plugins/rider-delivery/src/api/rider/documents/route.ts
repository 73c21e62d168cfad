import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { documentBodySchema } from "../../../contract";
import { submitDocumentWorkflow } from "../../../workflows";
import { ownDocumentOf, ownDocumentsOf } from "../../answers/document";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** The rider's documents, what is missing to go on shift, and what ends within 30 days. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const rider = await ridersOf(req).retrieveRider(req.auth_context.actor_id);
  res.json(await ownDocumentsOf(req.scope, rider));
}

/** Sends a document in, which operations review; an approved one of its kind stays until this one is approved. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const rider_id = req.auth_context.actor_id;
  const input = { ...parse(documentBodySchema, req.body), rider_id, approved_by: null };
  const { result } = await submitDocumentWorkflow(req.scope).run({ input });
  res.json({ document: await ownDocumentOf(req.scope, { id: result, rider_id }) });
}
