import { defineCommand } from "../../frame/command.js";
import { UsageError } from "../../frame/errors.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { lineInput, lineOptions, readLines } from "../../inventory/line-input.js";
import { findDarkStore } from "../../stores/dark-stores.js";

const MOST_LINES = 1000;

export const receive = defineCommand({
  verb: "receive",
  summary: "take goods that arrived onto the shelf",
  options: [
    ...lineOptions({ unit: "quantity", meaning: "what arrived", column: "Boxes" }),
    { flags: "--reference <text>", description: "of the delivery note; the same one is received once" },
    { flags: "--supplier <name>", description: "who brought it" },
  ],
  examples: [
    "inventory receive --store BLR-IND --line FNV-ONION-1KG=20 --line FNV-LEMON-6PCS=40 --reference DN-4711",
    "inventory receive --store BLR-IND --file delivery.csv --reference DN-4712 --supplier 'Fresh Farms'",
  ],
  input: lineInput({ reference: text().optional(), supplier: text().optional() }),
  async run(context, { store: code, reference, supplier, ...input }) {
    const lines = await readLines(input, 1);
    if (lines.length > MOST_LINES && !reference) {
      throw new UsageError(
        `More than ${MOST_LINES} lines go in parts: name the delivery note with --reference, so that no part is received twice.`,
      );
    }
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
