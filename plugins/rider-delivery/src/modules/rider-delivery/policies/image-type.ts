/** Pictures that are taken as proof of delivery, with the ending of their files. */
export const IMAGE_ENDINGS = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" } as const;

export type ImageType = keyof typeof IMAGE_ENDINGS;

/** What a file is by its first bytes, whatever its sender calls it; null when it is no picture of these kinds. */
export function imageTypeOf(bytes: Buffer): ImageType | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "image/png";
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return isWebp ? "image/webp" : null;
}
