import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

/** Answers with a private picture of the file store, which nobody on the way may keep. */
export async function sendPhoto(
  req: MedusaRequest,
  res: MedusaResponse,
  photo: { file_id: string; content_type: string },
): Promise<void> {
  const content = await req.scope.resolve(Modules.FILE).getAsBuffer(photo.file_id);
  res.setHeader("Content-Type", photo.content_type);
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Cache-Control", "private, no-store");
  res.send(content);
}
