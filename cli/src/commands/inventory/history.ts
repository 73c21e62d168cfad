import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { CommandError } from "../../frame/errors.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import type { Offer } from "../../inventory/offers.js";
import { findDarkStore } from "../../stores/dark-stores.js";

interface LedgerEntry {
  id: string;
  created_at: string;
  reason: string;
  quantity: number;
  before: number;
  after: number;
  actor_type: string;
  reference: string | null;
}

export const history = defineCommand({
  verb: "history",
  summary: "show every movement of a SKU's stock at a dark store, newest first",
  options: [
    { flags: "--store <code>", description: "the dark store" },
    { flags: "--sku <sku>", description: "the product's SKU" },
    { flags: "--reason <reason>", description: "only these, such as sale, received or count" },
    { flags: "--limit <rows>", description: "rows to show (30, at most 200)" },
  ],
  examples: [
    "inventory history --store BLR-IND --sku FNV-ONION-1KG",
    "inventory history --store BLR-IND --sku FNV-ONION-1KG --reason damaged",
  ],
  input: z.object({
    store: z.string("is needed: the code of the dark store").min(1),
    sku: text(),
    reason: text().optional(),
    limit: wholeNumber(1, 200).default(30),
  }),
  async run(context, { store: code, sku, reason, limit }) {
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    const { offers } = await admin.get<{ offers: Offer[] }>(`/admin/dark-stores/${store.id}/offers`, { sku: [sku] });
    const [offer] = offers;
    if (!offer) {
      throw new CommandError("offer_not_found", `${store.code} does not offer ${sku}: see \`inventory list --query\`.`);
    }
    const page = await admin.get<{ stock_ledger: LedgerEntry[]; count: number }>(
      `/admin/dark-stores/${store.id}/stock-ledger`,
      { variant_id: offer.variant_id, reason, limit },
    );
    const table = renderTable(
      page.stock_ledger,
      [
        { title: "when", value: ({ created_at }) => created_at.slice(0, 19).replace("T", " ") },
        { title: "reason", value: (entry) => entry.reason },
        { title: "by", value: ({ quantity }) => (quantity > 0 ? `+${quantity}` : quantity), align: "right" },
        { title: "before", value: ({ before }) => before, align: "right" },
        { title: "after", value: ({ after }) => after, align: "right" },
        { title: "who", value: ({ actor_type }) => actor_type },
        { title: "reference", value: ({ reference }) => reference },
      ],
      context.terminal.width,
    );
    const shown = page.stock_ledger.length;
    const words = shown > 0 ? `${table}\n${shown} of ${page.count}` : "No movements yet.";
    return {
      data: { ...page, offer },
      text: `${offer.title}, ${offer.sku} at ${store.code}: ${offer.on_hand} on hand, ${offer.reserved} reserved\n\n${words}`,
    };
  },
});
