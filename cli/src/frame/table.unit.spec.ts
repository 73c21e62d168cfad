import { join } from "node:path";
import stringWidth from "string-width";
import { expectGolden } from "../__tests__/golden.js";
import { fitWidths, renderFacts, renderTable, type Column } from "./table.js";

interface Store {
  code: string;
  name: string | null;
  address: string;
  orders: number;
}

const STORES: Store[] = [
  { code: "BLR-IND", name: "Indiranagar", address: "12th Main Road, HAL 2nd Stage, Bengaluru 560038", orders: 17 },
  { code: "BLR-KOR", name: "कोरमंगला", address: "80 Feet Road, 4th Block, Koramangala, Bengaluru 560034", orders: 3 },
  { code: "BLR-東京", name: null, address: "東京都千代田区丸の内一丁目九番一号", orders: 1204 },
];

const COLUMNS: Column<Store>[] = [
  { title: "code", value: ({ code }) => code },
  { title: "name", value: ({ name }) => name },
  { title: "address", value: ({ address }) => address },
  { title: "orders", value: ({ orders }) => orders, align: "right" },
];

function golden(name: string): string {
  return join(__dirname, "golden", "tables", `${name}.txt`);
}

describe("a table", () => {
  it.each([40, 60, 80, 1000])("looks as agreed in %d columns and is no wider", (width) => {
    const table = renderTable(STORES, COLUMNS, width);
    expect(Math.max(...table.split("\n").map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expectGolden(golden(`stores-${width}`), table);
  });

  it("becomes a block for each row where the columns have no room beside each other", () => {
    const many = Array.from({ length: 8 }, (_, at) => ({ title: `column ${at}`, value: () => `a value of ${at}` }));
    expectGolden(golden("blocks"), renderTable([1, 2], many, 40));
  });

  it("is its head alone without rows", () => {
    expect(renderTable([], COLUMNS, 80)).toBe("CODE  NAME  ADDRESS  ORDERS");
  });

  it("keeps what people typed from moving the cursor or breaking a line", () => {
    const rows = [{ text: "one\ntwo\u001b[2J\tthree" }];
    expect(renderTable(rows, [{ title: "text", value: ({ text }) => text }], 80)).toBe("TEXT\none two [2J three");
  });

  it("colours a cell without counting the colour as width", () => {
    const columns: Column<Store>[] = [
      { title: "code", value: ({ code }) => code, paint: (text) => `\u001b[32m${text}\u001b[0m` },
      { title: "orders", value: ({ orders }) => orders, align: "right" },
    ];
    expect(renderTable(STORES.slice(0, 1), columns, 80)).toBe("CODE     ORDERS\n\u001b[32mBLR-IND\u001b[0m      17");
  });

  it("takes missing columns from the widest, and leaves each eight", () => {
    expect(fitWidths([10, 30, 5], 25)).toEqual([10, 10, 5]);
    expect(fitWidths([20, 20, 20], 10)).toEqual([8, 8, 8]);
  });
});

describe("facts", () => {
  it("are names and values in two columns, a dash for nothing", () => {
    const facts = renderFacts([
      ["code", "BLR-IND"],
      ["closes at", null],
    ]);
    expect(facts).toBe("code       BLR-IND\ncloses at  -");
  });
});
