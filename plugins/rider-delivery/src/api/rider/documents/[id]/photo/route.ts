import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findDocument } from "../../../../../workflows/documents/find-document";
import { photoOf } from "../../../../answers/document";
import { sendPhoto } from "../../../../send-photo";
import { ridersOf } from "../../../../services";

/** The photo of one of the rider's own documents. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const own = { id: req.params.id as string, rider_id: req.auth_context.actor_id };
  await sendPhoto(req, res, photoOf(await findDocument(ridersOf(req), own)));
}
