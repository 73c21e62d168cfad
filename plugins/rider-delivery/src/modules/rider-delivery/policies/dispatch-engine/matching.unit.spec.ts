import { matchRows } from "./matching";
import { randomFrom } from "./random";

/** The least sum over all ways to give each row a column of its own. */
function bruteForce(rows: number, columns: number, costs: Float64Array, row = 0, taken = 0): number {
  if (row === rows) return 0;
  let least = Infinity;
  for (let column = 0; column < columns; column++) {
    if (taken & (1 << column)) continue;
    const rest = bruteForce(rows, columns, costs, row + 1, taken | (1 << column));
    least = Math.min(least, (costs[row * columns + column] ?? NaN) + rest);
  }
  return least;
}

function sum(columns: number, costs: Float64Array, columnOf: Int32Array): number {
  return columnOf.reduce((total, column, row) => total + (costs[row * columns + column] ?? NaN), 0);
}

describe("matching rows with columns", () => {
  it("costs as little as the best of all matchings, for 300 random tables", () => {
    const random = randomFrom(7);
    for (let table = 0; table < 300; table++) {
      const rows = 1 + Math.floor(random() * 5);
      const columns = rows + Math.floor(random() * 3);
      const whole = random() < 0.5;
      const costs = Float64Array.from({ length: rows * columns }, () => {
        const cost = random() * 40 - 5;
        return random() < 0.1 ? 1e7 : whole ? Math.round(cost) : cost;
      });
      const columnOf = matchRows(rows, columns, costs);
      expect(new Set(columnOf).size).toBe(rows);
      expect(sum(columns, costs, columnOf)).toBeCloseTo(bruteForce(rows, columns, costs), 6);
    }
  });

  it("gives way when another row needs the column more", () => {
    expect([...matchRows(2, 2, Float64Array.from([1, 2, 1, 100]))]).toEqual([1, 0]);
  });

  it("matches nothing when there are no rows", () => {
    expect(matchRows(0, 3, new Float64Array(0))).toHaveLength(0);
  });

  it("refuses more rows than columns", () => {
    expect(() => matchRows(2, 1, Float64Array.from([1, 2]))).toThrow("2 rows cannot have a column each of 1");
  });
});
