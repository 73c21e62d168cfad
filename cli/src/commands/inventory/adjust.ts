import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { findDarkStore } from "../../stores/dark-stores.js";
import type { Offer } from "../../inventory/offers.js";

export const adjust = defineCommand({
  verb: "adjust",
  summary: "add to or take from the stock on hand",
  options: [
    { flags: "--store <code>", description: "the dark store" },
    { flags: "--sku <sku>", description: "the product's SKU" },
    { flags: "--by <difference>", description: "how many more (6) or fewer (-2)" },
    { flags: "--reason <reason>", description: "count, received, damaged, expired, lost, found or correction" },
  ],
  examples: [
    "inventory adjust --store BLR-IND --sku FNV-ONION-1KG --by 12 --reason received",
    "inventory adjust --store BLR-IND --sku FNV-ONION-1KG --by -2 --reason damaged",
  ],
  input: z.object({
    store: z.string("is needed: the code of the dark store").min(1),
    sku: text(),
    by: z.coerce
      .number("must be a whole number such as 6 or -2")
      .int("must be a whole number such as 6 or -2")
      .refine((difference) => difference !== 0, "must not be 0"),
    reason: text(),
  }),
  async run(context, { store: code, sku, by, reason }) {
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    const answer = await admin.post<{ offer?: Offer }>(`/admin/dark-stores/${store.id}/inventory-adjustments`, {
      sku,
      quantity: by,
      reason,
    });
    const now = answer.offer ? ` Now ${answer.offer.on_hand} on hand, ${answer.offer.available} available.` : "";
    return { data: answer, text: `${sku} at ${store.code}: ${by > 0 ? "+" : ""}${by} (${reason}).${now}` };
  },
});
