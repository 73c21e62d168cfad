import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { countShelf, type CountedLine } from "../../inventory/count-shelf.js";
import { lineInput, lineOptions, readLines } from "../../inventory/line-input.js";
import { findDarkStore } from "../../stores/dark-stores.js";

export const count = defineCommand({
  verb: "count",
  summary: "put the books right with what was counted on the shelf",
  options: [
    ...lineOptions({ unit: "counted", meaning: "what is there", column: "Counted" }),
    { flags: "--note <text>", description: "kept with the count" },
    { flags: "--dry-run", description: "show the differences and change nothing" },
  ],
  examples: [
    "inventory count --store BLR-IND --line FNV-ONION-1KG=17 --dry-run",
    "inventory count --store BLR-IND --file shelf.csv --note 'Sunday count'",
  ],
  input: lineInput({ note: text().optional(), dryRun: z.boolean().default(false) }),
  async run(context, { store: code, note, dryRun, ...input }) {
    const lines = await readLines(input, 0);
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
