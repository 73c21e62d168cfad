import { planReturn, returnedGoods, type PackedLine } from "./plan-return";

const milk: PackedLine = { id: "l1", variant_id: "milk", picked_quantity: 3 };
const bread: PackedLine = { id: "l2", variant_id: "bread", picked_quantity: 2 };
const nothing: PackedLine = { id: "l3", variant_id: "eggs", picked_quantity: 0 };

describe("what came back of a bag", () => {
  it("is everything, for the shelf, when nobody says otherwise", () => {
    expect(planReturn([milk, nothing])).toEqual([{ line_id: "l1", to_shelf: 3, damaged: 0, missing: 0 }]);
  });

  it("is what is said of a line; what is not said goes to the shelf, what is neither is missing", () => {
    expect(planReturn([milk, bread], [{ line_id: "l1", damaged: 2 }])).toEqual([
      { line_id: "l1", to_shelf: 1, damaged: 2, missing: 0 },
      { line_id: "l2", to_shelf: 2, damaged: 0, missing: 0 },
    ]);
    expect(planReturn([milk], [{ line_id: "l1", to_shelf: 0, damaged: 1 }])).toEqual([
      { line_id: "l1", to_shelf: 0, damaged: 1, missing: 2 },
    ]);
  });

  it("is never more than was packed, and never a line of another order", () => {
    expect(() => planReturn([milk], [{ line_id: "l1", to_shelf: 2, damaged: 2 }])).toThrow(/Only 3/);
    expect(() => planReturn([milk], [{ line_id: "l1", damaged: 4 }])).toThrow(/Only 3/);
    expect(() => planReturn([milk], [{ line_id: "l9" }])).toThrow(/no line l9/);
  });
});

describe("the goods of a return", () => {
  it("are summed per variant, missing ones left out", () => {
    const other = { ...milk, id: "l4" };
    const returned = planReturn(
      [milk, other, bread],
      [
        { line_id: "l1", to_shelf: 1, damaged: 1 },
        { line_id: "l2", to_shelf: 0 },
      ],
    );
    expect(returnedGoods([milk, other, bread], returned)).toEqual({
      lines: [{ variant_id: "milk", quantity: 5 }],
      damaged: [{ variant_id: "milk", quantity: 1 }],
    });
  });

  it("are the substitute where one was packed", () => {
    const mixed = { ...milk, substituted_quantity: 2, substitute_variant_id: "oat" };
    expect(returnedGoods([mixed], planReturn([mixed], [{ line_id: "l1", damaged: 1 }]))).toEqual({
      lines: [
        { variant_id: "milk", quantity: 1 },
        { variant_id: "oat", quantity: 2 },
      ],
      damaged: [{ variant_id: "oat", quantity: 1 }],
    });
  });
});
