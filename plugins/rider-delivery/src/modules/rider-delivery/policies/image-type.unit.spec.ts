import { imageTypeOf } from "./image-type";

describe("a picture", () => {
  it("is known by its first bytes", () => {
    expect(imageTypeOf(Buffer.from("ffd8ffe000104a46", "hex"))).toBe("image/jpeg");
    expect(imageTypeOf(Buffer.from("89504e470d0a1a0a00", "hex"))).toBe("image/png");
    expect(imageTypeOf(Buffer.from("RIFF\0\0\0\0WEBPVP8 ", "latin1"))).toBe("image/webp");
  });

  it.each(["", "RIFF\0\0\0\0WAVE", "<svg xmlns=''/>", "GIF89a", "\u00ff\u00d8"])("is not %j", (text) => {
    expect(imageTypeOf(Buffer.from(text, "latin1"))).toBeNull();
  });
});
