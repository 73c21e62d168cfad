/** Dots of one character: two columns of four, numbered as Unicode's braille block numbers its bits. */
const BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;
const BLANK = 0x2800;

/** A picture of dots in a terminal; every character holds two by four of them. */
export class BrailleCanvas {
  readonly dotsWide: number;
  readonly dotsHigh: number;
  private readonly cells: number[][];
  private readonly labels = new Map<string, string>();

  constructor(columns: number, rows: number) {
    this.dotsWide = columns * 2;
    this.dotsHigh = rows * 4;
    this.cells = Array.from({ length: rows }, () => Array<number>(columns).fill(0));
  }

  /** Sets a dot, counted from the upper left; what lies outside is left out. */
  dot(x: number, y: number): void {
    const [column, row] = [x >> 1, y >> 2];
    const line = this.cells[row];
    if (line?.[column] !== undefined) {
      line[column] |= BITS[x & 1 ? 1 : 0][(y & 3) as 0 | 1 | 2 | 3];
    }
  }

  /** A straight line, both ends included (Bresenham). */
  line(x0: number, y0: number, x1: number, y1: number): void {
    const [dx, dy] = [Math.abs(x1 - x0), -Math.abs(y1 - y0)];
    const [stepX, stepY] = [x0 < x1 ? 1 : -1, y0 < y1 ? 1 : -1];
    let [x, y, error] = [x0, y0, dx + dy];
    for (;;) {
      this.dot(x, y);
      if (x === x1 && y === y1) return;
      const twice = 2 * error;
      if (twice >= dy) {
        error += dy;
        x += stepX;
      }
      if (twice <= dx) {
        error += dx;
        y += stepY;
      }
    }
  }

  /** One character in place of the dots at this dot. */
  label(x: number, y: number, character: string): void {
    this.labels.set(`${x >> 1},${y >> 2}`, character);
  }

  /** The picture, one line of text per row; blanks at the ends are left out. */
  lines(): string[] {
    return this.cells.map((cells, row) =>
      cells
        .map((dots, column) => this.labels.get(`${column},${row}`) ?? (dots ? String.fromCodePoint(BLANK + dots) : " "))
        .join("")
        .trimEnd(),
    );
  }
}
