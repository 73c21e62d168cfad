import { parseRefundLine, refundItems } from "./refunds.js";

const line = (id: string, quantity: number, picked_quantity: number | null) => ({
  line_item_id: id,
  title: id,
  quantity,
  picked_quantity,
  status: "picked",
});
const order = { display_id: 17, lines: [line("a", 2, 2), line("b", 3, 1), line("c", 1, 0)] };

describe("what is refunded", () => {
  it("is named by line, with or without a quantity", () => {
    expect(["2", "2:1", " 3 "].map(parseRefundLine)).toEqual([
      { line: 2, quantity: null },
      { line: 2, quantity: 1 },
      { line: 3, quantity: null },
    ]);
    expect(["", "two", "2:", "-1", "1.5"].map(parseRefundLine)).toEqual([null, null, null, null, null]);
  });

  it("is what was brought of a line, and of all lines that brought something", () => {
    expect(refundItems(order, [{ line: 2, quantity: null }])).toEqual([{ line_item_id: "b", quantity: 1 }]);
    expect(refundItems(order, [{ line: 1, quantity: 1 }])).toEqual([{ line_item_id: "a", quantity: 1 }]);
    expect(refundItems(order, "all")).toEqual([
      { line_item_id: "a", quantity: 2 },
      { line_item_id: "b", quantity: 1 },
    ]);
  });

  it("cannot be a line that is not there", () => {
    expect(() => refundItems(order, [{ line: 4, quantity: null }])).toThrow("There is no line 4. #17 has 3 lines");
    expect(() => refundItems(order, [{ line: 0, quantity: null }])).toThrow("There is no line 0.");
  });
});
