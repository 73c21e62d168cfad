import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { documentsQuerySchema } from "../../../contract";
import { adminDocumentsOf } from "../../answers/document";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** Current documents of all riders: longest waiting first, or with `expires_before` the first to end first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { status = null, kind = null, expires_before = null, ...page } = parse(documentsQuerySchema, req.query);
  const found = await ridersOf(req).findDocuments({ status, kind, expires_before, ...page });
  const documents = await adminDocumentsOf(req.scope, found.documents);
  res.json({ rider_documents: documents, count: found.count, ...page });
}
