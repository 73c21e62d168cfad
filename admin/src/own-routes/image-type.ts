/** The largest picture that is taken, in bytes. */
export const MAXIMUM_IMAGE_BYTES = 5 * 1024 * 1024;

const START = 0;
const RIFF_KIND = 8;

/** What picture these bytes are by how they begin, whatever they are called; null when none that browsers show safely. */
export function imageTypeOf(bytes: Buffer): "image/jpeg" | "image/png" | "image/webp" | null {
  const has = (at: number, ...wanted: number[]): boolean => wanted.every((byte, index) => bytes[at + index] === byte);
  if (has(START, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (has(START, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (has(START, 0x52, 0x49, 0x46, 0x46) && has(RIFF_KIND, 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  return null;
}
