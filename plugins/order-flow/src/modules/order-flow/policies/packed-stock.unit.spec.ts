import { heldQuantities, packedQuantities, type PackedLine } from "./packed-stock";

function line(variant_id: string, quantity: number, picked: number | null, substitute?: [string, number]): PackedLine {
  const [substitute_variant_id, substituted_quantity] = substitute ?? [null, 0];
  return { variant_id, quantity, picked_quantity: picked, substitute_variant_id, substituted_quantity };
}

describe("what leaves the shelf", () => {
  it("is what was packed, each variant once, whatever it was ordered as", () => {
    const lines = [line("milk", 3, 3, ["oat", 2]), line("oat", 1, 1), line("eggs", 2, 0), line("bread", 1, null)];
    expect(packedQuantities(lines)).toEqual([
      { variant_id: "milk", quantity: 1 },
      { variant_id: "oat", quantity: 3 },
      { variant_id: "eggs", quantity: 0 },
    ]);
  });
});

describe("what an order holds of a variant", () => {
  it("is all of it before it is picked", () => {
    expect(heldQuantities([line("milk", 3, null)], ["milk"])).toEqual([
      { variant_id: "milk", at_least: 3, at_most: 3 },
    ]);
  });

  it("is at least what was picked, and the rest of a short line if there is any", () => {
    expect(heldQuantities([line("milk", 3, 1)], ["milk"])).toEqual([{ variant_id: "milk", at_least: 1, at_most: 3 }]);
  });

  it("is less by what was substituted, and the substitute in its place", () => {
    expect(heldQuantities([line("milk", 3, 3, ["oat", 2])], ["milk", "oat"])).toEqual([
      { variant_id: "milk", at_least: 1, at_most: 1 },
      { variant_id: "oat", at_least: 2, at_most: 2 },
    ]);
  });

  it("is summed over lines, and nothing of what no line takes any more", () => {
    const lines = [line("milk", 1, 1, ["oat", 1]), line("oat", 2, null)];
    expect(heldQuantities(lines, ["oat", "soy", "oat"])).toEqual([
      { variant_id: "oat", at_least: 3, at_most: 3 },
      { variant_id: "soy", at_least: 0, at_most: 0 },
    ]);
  });
});
