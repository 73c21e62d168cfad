import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findDocument } from "../../../../../workflows/documents/find-document";
import { photoOf } from "../../../../answers/document";
import { sendPhoto } from "../../../../send-photo";
import { ridersOf } from "../../../../services";

/** The photo of a document. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await sendPhoto(req, res, photoOf(await findDocument(ridersOf(req), { id: req.params.id as string })));
}
