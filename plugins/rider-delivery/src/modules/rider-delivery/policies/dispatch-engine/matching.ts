/**
 * The cheapest way to give each row a column of its own: shortest augmenting paths with potentials (R. Jonker and
 * A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38,
 * 1987), O(rows² × columns). `costs` is row by row, finite, with at least as many columns as rows. Answers a column per row.
 */
export function matchRows(rows: number, columns: number, costs: Float64Array): Int32Array {
  if (rows > columns) throw new Error(`${rows} rows cannot have a column each of ${columns}.`);
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  const distance = new Float64Array(columns);
  const cameFrom = new Int32Array(columns);
  const settled = new Uint8Array(columns);
  // Most rows get the column that costs them least; only the others need a path.
  const left: number[] = [];
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    let nearest = 0;
    for (let column = 1; column < columns; column++) {
      if ((costs[base + column] as number) < (costs[base + nearest] as number)) nearest = column;
    }
    rowPrice[row] = costs[base + nearest] as number;
    if ((rowOf[nearest] as number) < 0) rowOf[nearest] = row;
    else left.push(row);
  }
  for (const start of left) {
    distance.fill(Infinity);
    cameFrom.fill(-1);
    settled.fill(0);
    let row = start;
    let last = -1;
    // A settled column is not looked at again; the first free one ends the path.
    for (;;) {
      let nearest = -1;
      let shortest = Infinity;
      const reached = last < 0 ? 0 : (distance[last] as number);
      const base = row * columns;
      const price = rowPrice[row] as number;
      for (let column = 0; column < columns; column++) {
        if (settled[column]) continue;
        const way = reached + (costs[base + column] as number) - price - (columnPrice[column] as number);
        if (way < (distance[column] as number)) {
          distance[column] = way;
          cameFrom[column] = last;
        }
        if ((distance[column] as number) < shortest) {
          shortest = distance[column] as number;
          nearest = column;
        }
      }
      settled[nearest] = 1;
      last = nearest;
      if ((rowOf[nearest] as number) < 0) break;
      row = rowOf[nearest] as number;
    }
    const length = distance[last] as number;
    rowPrice[start] = (rowPrice[start] as number) + length;
    for (let column = 0; column < columns; column++) {
      if (!settled[column] || column === last) continue;
      const saved = length - (distance[column] as number);
      columnPrice[column] = (columnPrice[column] as number) - saved;
      const matched = rowOf[column] as number;
      rowPrice[matched] = (rowPrice[matched] as number) + saved;
    }
    for (let column = last; column >= 0;) {
      const before = cameFrom[column] as number;
      rowOf[column] = before < 0 ? start : (rowOf[before] as number);
      column = before;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  rowOf.forEach((row, column) => {
    if (row >= 0) columnOf[row] = column;
  });
  return columnOf;
}
