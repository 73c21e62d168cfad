import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { parseStockLine, readStockLines } from "../../inventory/stock-lines.js";
import { findDarkStore } from "../../stores/dark-stores.js";

const MOST_LINES = 1000;

export const receive = defineCommand({
  verb: "receive",
  summary: "take goods that arrived onto the shelf",
  options: [
    { flags: "--store <code>", description: "the dark store" },
    { flags: "--line <sku=quantity>", description: "what arrived; repeat for more lines", repeatable: true },
    { flags: "--file <csv>", description: "a CSV file with the columns sku and quantity instead" },
    { flags: "--map <columns>", description: "field=Column pairs of the file, such as sku=Item,on_hand=Boxes" },
    { flags: "--reference <text>", description: "of the delivery note; the same one is received once" },
    { flags: "--supplier <name>", description: "who brought it" },
  ],
  examples: [
    "inventory receive --store BLR-IND --line FNV-ONION-1KG=20 --line FNV-LEMON-6PCS=40 --reference DN-4711",
    "inventory receive --store BLR-IND --file delivery.csv --reference DN-4712 --supplier 'Fresh Farms'",
  ],
  input: z
    .object({
      store: z.string("is needed: the code of the dark store").min(1),
      line: z.array(z.string()).default([]),
      file: text().optional(),
      map: text().optional(),
      reference: text().optional(),
      supplier: text().optional(),
    })
    .refine(({ line, file }) => line.length > 0 !== (file !== undefined), {
      path: ["line"],
      message: "or --file is needed, not both",
    }),
  async run(context, { store: code, line, file, map, reference, supplier }) {
    const lines = file
      ? await readStockLines(file, { mapping: map, least: 1 })
      : line.map((each) => parseStockLine(each, { flag: "--line", least: 1 }));
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    const path = `/admin/dark-stores/${store.id}/goods-receipts`;
    const receipts = [];
    for (let from = 0; from < lines.length; from += MOST_LINES) {
      // A long delivery note goes in parts, each of which is received once.
      const part = lines.length > MOST_LINES ? `/${from / MOST_LINES + 1}` : "";
      const body = {
        lines: lines.slice(from, from + MOST_LINES),
        ...(reference && { reference: `${reference}${part}` }),
        ...(supplier && { supplier }),
      };
      receipts.push((await admin.post<{ goods_receipt: { id: string } }>(path, body)).goods_receipt);
    }
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      data: { dark_store_id: store.id, line_count: lines.length, piece_count: pieces, goods_receipts: receipts },
      text: renderFacts([
        ["store", `${store.code} (${store.name})`],
        ["received", `${pieces} pieces of ${lines.length} SKUs`],
        ["receipt", receipts.map(({ id }) => id).join(", ")],
        ...(reference ? ([["reference", reference]] as const) : []),
      ]),
    };
  },
});
