import { readdir, readFile } from "node:fs/promises";
import { extname, join, parse } from "node:path";
import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";
import type { ProductDraft } from "./read-catalog.js";

const TYPES: Record<string, string> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
};
const UPLOAD_TIMEOUT_MS = 60_000;

/** Pictures in a folder, by the SKU or barcode that they are called. Throws when there is no such folder. */
export async function findImages(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch((error: Error) => {
    throw new CommandError("folder_missing", `Cannot read the folder ${folder}: ${error.message}`);
  });
  const pictures = names.filter((name) => extname(name).toLowerCase() in TYPES);
  return new Map(pictures.map((name) => [parse(name).name, join(folder, name)]));
}

/**
 * Uploads the pictures of products that have one in the folder and no address of their own, and gives the products the
 * addresses. Answers how many were uploaded.
 */
export async function uploadImages(
  admin: HttpClient,
  drafts: readonly ProductDraft[],
  images: ReadonlyMap<string, string>,
): Promise<number> {
  let count = 0;
  for (const draft of drafts) {
    const file = images.get(draft.sku) ?? (draft.barcode === null ? undefined : images.get(draft.barcode));
    if (draft.image !== null || file === undefined) continue;
    draft.image = await upload(admin, file);
    count += 1;
  }
  return count;
}

async function upload(admin: HttpClient, file: string): Promise<string> {
  const type = TYPES[extname(file).toLowerCase()] ?? "application/octet-stream";
  const form = new FormData();
  form.set("files", new Blob([await readFile(file)], { type }), parse(file).base);
  const sent = new Response(form);
  const answer = await admin.call<{ files: { url: string }[] }>("POST", "/admin/uploads", {
    stream: {
      contentType: sent.headers.get("content-type") ?? "multipart/form-data",
      chunks: sent.body as unknown as AsyncIterable<Uint8Array>,
    },
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  const [uploaded] = answer.files;
  if (!uploaded) throw new CommandError("upload_failed", `The server did not say where ${file} is now.`);
  return uploaded.url;
}
