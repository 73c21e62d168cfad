import { checkWeight } from "./check-weight";

describe("the weight of loose goods", () => {
  it("is taken from half to one and a half times what was ordered, both included", () => {
    for (const grams of [500, 1000, 1500]) {
      expect(() => checkWeight(grams, 2, 500)).not.toThrow();
    }
  });

  it("is refused outside, with the bounds", () => {
    const refused = expect.objectContaining({
      code: "weight_implausible",
      details: { nominal_grams: 1000, min_grams: 500, max_grams: 1500 },
    });
    expect(() => checkWeight(499, 2, 500)).toThrow(refused);
    expect(() => checkWeight(1501, 2, 500)).toThrow(refused);
  });

  it("has no meaning for what is sold by the piece", () => {
    expect(() => checkWeight(500, 1, null)).toThrow(expect.objectContaining({ code: "not_sold_by_weight" }));
  });
});
