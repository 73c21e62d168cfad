import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { CommandError, UsageError } from "../../frame/errors.js";
import { text } from "../../frame/program.js";
import { csvLine } from "../../inventory/convert-rows.js";
import { eachOffer, type Offer } from "../../inventory/offers.js";
import { findDarkStore } from "../../stores/dark-stores.js";

// prettier-ignore
const COLUMNS = [
  "sku", "title", "variant_title", "barcode", "price", "mrp", "on_hand", "reserved", "available", "is_available", "bin",
  "reorder_level", "max_per_order",
] as const satisfies readonly (keyof Offer)[];

export const exportStock = defineCommand({
  verb: "export",
  summary: "write a dark store's prices and stock as CSV that `inventory import` takes",
  options: [
    { flags: "--store <code>", description: "the dark store" },
    { flags: "--out <path>", description: "the file; stdout when left out" },
  ],
  examples: ["inventory export --store BLR-IND --out stock.csv", "inventory export --store BLR-IND > stock.csv"],
  input: z.object({ store: z.string("is needed: the code of the dark store").min(1), out: text().optional() }),
  async run(context, { store: code, out }) {
    if (!out && context.flags.json) {
      throw new UsageError("--json and CSV on stdout do not go together. Give --out <path>.");
    }
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    const sink = out ? createWriteStream(out) : process.stdout;
    const failure = failureOf(sink, out ?? "stdout");
    let count = 0;
    const write = async (line: string): Promise<void> => {
      if (!sink.write(line)) {
        await Promise.race([once(sink, "drain"), failure]);
      }
    };
    await write(csvLine(COLUMNS));
    for await (const offer of eachOffer(admin, store.id)) {
      await write(csvLine(COLUMNS.map((column) => (offer[column] === null ? "" : String(offer[column])))));
      count += 1;
    }
    if (out) {
      sink.end();
      await Promise.race([finished(sink), failure]);
    }
    context.terminal.note(`${count} offers of ${store.code} written${out ? ` to ${out}` : ""}.`);
    return { data: { dark_store_id: store.id, count, file: out ?? null }, text: "" };
  },
});

/** Rejects when nothing more can be written. */
function failureOf(sink: NodeJS.WritableStream, name: string): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    sink.once("error", (error: Error) => {
      reject(new CommandError("file_not_written", `Cannot write ${name}: ${error.message}`));
    });
  });
  failure.catch(() => undefined);
  return failure;
}
