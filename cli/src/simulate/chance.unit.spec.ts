import { Chance } from "./chance.js";

const draw = (seed: number) => {
  const chance = new Chance(seed);
  return Array.from({ length: 50 }, () => chance.whole(1, 6));
};

describe("chance", () => {
  it("repeats itself for the same seed and differs for another", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it("stays within its bounds and reaches both", () => {
    const numbers = draw(1);
    expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([1, 6]);
  });

  it("samples each item at most once", () => {
    const items = ["a", "b", "c"];
    expect(new Chance(3).sample(items, 5).sort()).toEqual(items);
  });
});
