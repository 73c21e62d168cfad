import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { parseStockLine } from "../../inventory/stock-lines.js";
import { findDarkStore } from "../../stores/dark-stores.js";

export const transfer = defineCommand({
  verb: "transfer",
  summary: "move stock from one dark store to another, all lines or none",
  options: [
    { flags: "--from <code>", description: "the store that gives" },
    { flags: "--to <code>", description: "the store that receives" },
    { flags: "--line <sku=quantity>", description: "what moves; repeat for more lines", repeatable: true },
  ],
  examples: ["inventory transfer --from BLR-IND --to BLR-KOR --line FNV-ONION-1KG=5 --line FNV-LEMON-6PCS=2"],
  input: z.object({
    from: z.string("is needed: the code of the store that gives").min(1),
    to: z.string("is needed: the code of the store that receives").min(1),
    line: z.array(z.string(), "is needed, as sku=quantity").min(1),
  }),
  async run(context, { from, to, line }) {
    const lines = line.map((each) => parseStockLine(each, { flag: "--line", least: 1 }));
    const admin = await context.admin();
    const [source, target] = [await findDarkStore(admin, from), await findDarkStore(admin, to)];
    const answer = await admin.post("/admin/inventory-transfers", {
      from_dark_store_id: source.id,
      to_dark_store_id: target.id,
      lines,
    });
    const pieces = lines.reduce((total, { quantity }) => total + quantity, 0);
    return { data: answer, text: `Moved from ${from} to ${to}: ${pieces} pieces, ${lines.length} SKUs.` };
  },
});
