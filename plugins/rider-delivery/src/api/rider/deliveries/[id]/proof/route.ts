import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { keepProofWorkflow } from "../../../../../workflows";
import { readBody } from "../../../../read-body";

const MAX_PHOTO_BYTES = 2 * 1024 * 1024;

/** Takes the photo of an order that is left at the door, as the body; its id hands the order over. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const content = (await readBody(req, MAX_PHOTO_BYTES)).toString("base64");
  const { result } = await keepProofWorkflow(req.scope).run({
    input: { delivery_id: req.params.id as string, rider_id: req.auth_context.actor_id, content },
  });
  const { id, delivery_id, content_type, size_bytes, created_at } = result;
  res.json({ proof: { id, delivery_id, content_type, size_bytes, created_at } });
}
