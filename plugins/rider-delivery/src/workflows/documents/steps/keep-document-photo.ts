import { randomUUID } from "node:crypto";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { MAX_DOCUMENT_PHOTO_BYTES } from "../../../contract";
import { IMAGE_ENDINGS, imageTypeOf } from "../../../modules/rider-delivery/policies/image-type";

export const keepDocumentPhotoStepId = "keep-document-photo";

/** Where a photo is in the file store; all null without one. */
export type KeptPhoto = { file_id: string | null; content_type: string | null; size_bytes: number | null };

const NO_PHOTO: KeptPhoto = { file_id: null, content_type: null, size_bytes: null };

/**
 * Keeps a photo, in base64, under a name nobody can guess; none is fine. Refuses `invalid_image` and `body_too_large`.
 * Undone: the photo is deleted.
 */
export const keepDocumentPhotoStep = createStep(
  keepDocumentPhotoStepId,
  async (photo: string | null | undefined, { container }) => {
    if (!photo) return new StepResponse<KeptPhoto, string | null>(NO_PHOTO, null);
    const bytes = Buffer.from(photo, "base64");
    if (bytes.length > MAX_DOCUMENT_PHOTO_BYTES) {
      const details = { max_bytes: MAX_DOCUMENT_PHOTO_BYTES };
      throw new Refusal("invalid_data", "body_too_large", `Send at most ${MAX_DOCUMENT_PHOTO_BYTES} bytes.`, details);
    }
    const content_type = imageTypeOf(bytes);
    if (!content_type) throw new Refusal("invalid_data", "invalid_image", "Send a photo as JPEG, PNG or WebP.");
    const filename = `rider-document-${randomUUID()}.${IMAGE_ENDINGS[content_type]}`;
    const content = bytes.toString("base64");
    const files = container.resolve(Modules.FILE);
    const file = await files.createFiles({ filename, mimeType: content_type, content, access: "private" });
    return new StepResponse<KeptPhoto, string | null>(
      { file_id: file.id, content_type, size_bytes: bytes.length },
      file.id,
    );
  },
  async (fileId, { container }) => {
    if (fileId) await container.resolve(Modules.FILE).deleteFiles(fileId);
  },
);
