import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import { sendPhoto } from "../../../../send-photo";
import { ridersOf } from "../../../../services";

/** The newest photo of an order that was left at the door, as a picture. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const [proof] = await ridersOf(req).listDeliveryProofs(
    { delivery_id: req.params.id as string },
    { take: 1, order: { created_at: "DESC" } },
  );
  if (!proof) {
    throw new Refusal("not_found", "proof_not_found", "There is no photo of this delivery.");
  }
  await sendPhoto(req, res, proof);
}
