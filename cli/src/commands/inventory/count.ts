import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { countShelf, type CountedLine } from "../../inventory/count-shelf.js";
import { parseStockLine, readStockLines } from "../../inventory/stock-lines.js";
import { findDarkStore } from "../../stores/dark-stores.js";

export const count = defineCommand({
  verb: "count",
  summary: "put the books right with what was counted on the shelf",
  options: [
    { flags: "--store <code>", description: "the dark store" },
    { flags: "--line <sku=counted>", description: "what is there; repeat for more lines", repeatable: true },
    { flags: "--file <csv>", description: "a CSV file with the columns sku and quantity instead" },
    { flags: "--map <columns>", description: "field=Column pairs of the file, such as sku=Item,on_hand=Counted" },
    { flags: "--note <text>", description: "kept with the count" },
    { flags: "--dry-run", description: "show the differences and change nothing" },
  ],
  examples: [
    "inventory count --store BLR-IND --line FNV-ONION-1KG=17 --dry-run",
    "inventory count --store BLR-IND --file shelf.csv --note 'Sunday count'",
  ],
  input: z
    .object({
      store: z.string("is needed: the code of the dark store").min(1),
      line: z.array(z.string()).default([]),
      file: text().optional(),
      map: text().optional(),
      note: text().optional(),
      dryRun: z.boolean().default(false),
    })
    .refine(({ line, file }) => line.length > 0 !== (file !== undefined), {
      path: ["line"],
      message: "or --file is needed, not both",
    }),
  async run(context, { store: code, line, file, map, note, dryRun }) {
    const lines = file
      ? await readStockLines(file, { mapping: map, least: 0 })
      : line.map((each) => parseStockLine(each, { flag: "--line", least: 0 }));
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    const counted = await countShelf(admin, { darkStoreId: store.id, lines, note, dryRun });
    const differences = counted.lines.filter(({ variance }) => variance !== 0);
    const stuck = counted.lines.filter(({ problem }) => problem !== null);
    const words = dryRun ? "Nothing was changed (dry run)." : `The count ${counted.id} is ${counted.status}.`;
    const table = differences.length > 0 ? `${differenceTable(differences, context.terminal.width)}\n` : "";
    const agreed = counted.lines.length - differences.length;
    return {
      data: { ...counted, dark_store_id: store.id, dry_run: dryRun, difference_count: differences.length },
      text: `${table}${differences.length} differ, ${agreed} agree with the books. ${words}`,
      failed: stuck.length > 0,
    };
  },
});

function differenceTable(lines: readonly CountedLine[], width: number): string {
  return renderTable(
    lines,
    [
      { title: "sku", value: ({ sku }) => sku },
      { title: "product", value: ({ title }) => title },
      { title: "bin", value: ({ bin }) => bin },
      { title: "books", value: ({ expected }) => expected, align: "right" },
      { title: "counted", value: (line) => line.counted, align: "right" },
      { title: "difference", value: ({ variance }) => (variance > 0 ? `+${variance}` : variance), align: "right" },
      { title: "problem", value: ({ problem }) => problem },
    ],
    width,
  );
}
