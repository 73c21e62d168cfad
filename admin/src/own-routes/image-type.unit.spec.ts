import { imageTypeOf } from "./image-type.js";

describe("the kind of a picture", () => {
  it.each([
    ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
    ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["image/webp", [...Buffer.from("RIFF"), 0, 0, 0, 0, ...Buffer.from("WEBPVP8 ")]],
  ])("is read from how it begins: %s", (type, bytes) => {
    expect(imageTypeOf(Buffer.from(bytes))).toBe(type);
  });

  it.each(["<svg onload=alert(1)>", "GIF89a", "", "RIFF....WAVE"])("is none of %p", (text) => {
    expect(imageTypeOf(Buffer.from(text))).toBeNull();
  });
});
