import { latLngSchema } from "./lat-lng.js";

describe("a place as people write it", () => {
  it("has the latitude first", () => {
    expect(latLngSchema.parse(" 12.9719, 77.6412")).toEqual({ latitude: 12.9719, longitude: 77.6412 });
    expect(latLngSchema.parse("-6,61")).toEqual({ latitude: -6, longitude: 61 });
  });

  it.each(["", "12.9", "12.9;77.6", "north,east", "91,10", "12,181", "12,77,3"])("is not %j", (written) => {
    expect(latLngSchema.safeParse(written).success).toBe(false);
  });
});
