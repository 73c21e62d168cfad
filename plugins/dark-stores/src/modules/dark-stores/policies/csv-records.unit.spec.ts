import { CsvReader, MAX_RECORD_BYTES, NotUtf8Error, type CsvRecord } from "./csv-records";

function read(...pieces: (string | Buffer)[]): CsvRecord[] {
  const reader = new CsvReader();
  return [...pieces.flatMap((piece) => reader.push(Buffer.from(piece))), ...reader.end()];
}

const cells = (records: CsvRecord[]) => records.map((record) => record.cells);
const lines = (records: CsvRecord[]) => records.map((record) => record.line);
const problems = (records: CsvRecord[]) =>
  records.flatMap(({ line, problem }) => (problem ? [{ line, ...problem }] : []));

describe("records of a CSV file", () => {
  it.each([
    ["LF", "a,b\n1,2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["CR", "a,b\r1,2\r"],
    ["no line end at the end", "a,b\n1,2"],
    ["a byte order mark", "\ufeffa,b\n1,2\n"],
  ])("are read with %s", (_, text) => {
    expect(cells(read(text))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("are the same however the bytes are cut", () => {
    const text = '\ufeffa,"b"\r\n"दूध ""x""","1\r\n2"\r\n\r\nz,"",\r\n3,4';
    const whole = read(text);
    expect(cells(whole)).toEqual([
      ["a", "b"],
      ['दूध "x"', "1\r\n2"],
      ["z", "", ""],
      ["3", "4"],
    ]);
    expect(lines(whole)).toEqual([1, 2, 5, 6]);
    const bytes = Buffer.from(text);
    for (let size = 1; size < 12; size += 1) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(read(...pieces)).toEqual(whole);
    }
  });

  it("keep their line numbers after quoted line breaks of either kind", () => {
    expect(lines(read('h\r\n"a\r\nb"\r\nc\r\n"d\ne"\r\nf\r\n'))).toEqual([1, 2, 4, 5, 7]);
  });

  it("take a quote inside an unquoted cell as it is", () => {
    expect(cells(read('h\n5" pipe,1\n'))).toEqual([["h"], ['5" pipe', "1"]]);
  });

  it("lose only the line with a stray quote", () => {
    const records = read('h,i\nA,"1"0\nB,9\n');
    expect(problems(records)).toEqual([{ line: 2, code: "malformed_quotes", cell: 1 }]);
    expect(cells(records).at(-1)).toEqual(["B", "9"]);
  });

  it("lose only the line with a quote that never closes, however long the file", () => {
    const rest = "good,1\n".repeat((2 * MAX_RECORD_BYTES) / 7);
    const records = read('h,i\n"A,9\n', ...(rest.match(/[\s\S]{1,60000}/g) ?? []));
    expect(problems(records)).toEqual([{ line: 2, code: "malformed_quotes", cell: 0 }]);
    expect(records).toHaveLength(2 + Math.floor((2 * MAX_RECORD_BYTES) / 7));
    expect(records.at(-1)).toMatchObject({ line: records.length, cells: ["good", "1"] });
  });

  it.each([
    ["plain", "x".repeat(10_000_000)],
    ["quoted", `"${"x".repeat(10_000_000)}"`],
  ])("lose only the line with a ten megabyte cell that is %s", (_, cell) => {
    const records = read("h,i\nA,1\nB,", ...(cell.match(/.{1,65536}/g) ?? []), "\nC,2\n");
    expect(problems(records)).toEqual([{ line: 3, code: "cell_too_long", cell: 1 }]);
    expect(cells(records).at(-1)).toEqual(["C", "2"]);
    expect(lines(records)).toEqual([1, 2, 3, 4]);
  });

  it("lose only the line that is not UTF-8, and name the cell", () => {
    const records = read("h,i\nA,1\n", Buffer.from([0x42, 0x2c, 0xe9, 0x0a]), "C,2\n");
    expect(problems(records)).toEqual([{ line: 3, code: "invalid_utf8", cell: 1 }]);
    expect(cells(records).at(-1)).toEqual(["C", "2"]);
  });

  it("lose only the line with a NUL character", () => {
    const long = `h,i\n${"A,1\n".repeat(2000)}`;
    expect(problems(read(long, "B,\0\nC,1\n"))).toEqual([{ line: 2002, code: "invalid_character", cell: 1 }]);
  });

  it.each([
    ["UTF-16 with a mark", Buffer.from("\ufeffsku,price\n", "utf16le")],
    ["UTF-16 without one", Buffer.from("sku,price\n", "utf16le")],
    ["a spreadsheet", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00])],
  ])("cannot be read in %s", (_, bytes) => {
    expect(() => read(bytes)).toThrow(NotUtf8Error);
  });

  it("leave blank lines out and count them", () => {
    expect(lines(read("h\n\n \na\n"))).toEqual([1, 4]);
    expect(read("")).toEqual([]);
  });
});
