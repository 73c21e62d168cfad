import { randomUUID } from "node:crypto";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { IMAGE_ENDINGS, imageTypeOf } from "../../../modules/rider-delivery/policies/image-type";
import { requireLeaveAtDoor } from "../leave-at-door";
import { findOwnDelivery, statusConflict } from "../own-delivery";

/** `content` is the picture in base64: workflows keep their input as text. */
export type ProofInput = { delivery_id: string; rider_id: string; content: string };

/** Photos of one delivery; a rider needs one, the others are for a second try. */
const MAX_PROOFS = 5;

export const keepProofStepId = "keep-proof";

/** Keeps a photo of an order at the door, under a name nobody can guess. Undone: photo and row are deleted. */
export const keepProofStep = createStep(
  keepProofStepId,
  async ({ delivery_id, rider_id, content }: ProofInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const delivery = await findOwnDelivery(riders, { delivery_id, rider_id });
    if (delivery.status !== "picked_up") throw statusConflict(delivery.status);
    await requireLeaveAtDoor(container, delivery);
    const bytes = Buffer.from(content, "base64");
    const content_type = imageTypeOf(bytes);
    if (!content_type) {
      throw new Refusal("invalid_data", "invalid_image", "Send a photo as JPEG, PNG or WebP.");
    }
    const [, count] = await riders.listAndCountDeliveryProofs({ delivery_id }, { take: 1, select: ["id"] });
    if (count >= MAX_PROOFS) {
      throw new Refusal("conflict", "too_many_proofs", `A delivery has at most ${MAX_PROOFS} photos: use one of them.`);
    }
    const filename = `proof-of-delivery-${randomUUID()}.${IMAGE_ENDINGS[content_type]}`;
    const files = container.resolve(Modules.FILE);
    const file = await files.createFiles({ filename, mimeType: content_type, content, access: "private" });
    const row = { delivery_id, rider_id, file_id: file.id, content_type, size_bytes: bytes.length };
    const proof = await riders.createDeliveryProofs(row);
    return new StepResponse(proof, { proof_id: proof.id, file_id: file.id });
  },
  async (kept, { container }) => {
    if (!kept) return;
    await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).deleteDeliveryProofs(kept.proof_id);
    await container.resolve(Modules.FILE).deleteFiles(kept.file_id);
  },
);
