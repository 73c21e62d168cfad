import { z } from "zod";
import { defineCommand, type Command } from "../../frame/command.js";
import { wholeNumber } from "../../frame/program.js";
import { offerTable } from "../../inventory/offer-table.js";
import type { Offer } from "../../inventory/offers.js";
import { findDarkStore } from "../../stores/dark-stores.js";
import { findShopMoney } from "../../stores/shop-money.js";

interface Page {
  offers: Offer[];
  count: number;
  limit: number;
  offset: number;
}

function listCommand(verb: string, summary: string, lowStock: boolean): Command {
  return defineCommand({
    verb,
    summary,
    options: [
      { flags: "--store <code>", description: "the dark store" },
      { flags: "--query <text>", description: "part of a name, SKU or barcode" },
      { flags: "--limit <rows>", description: "rows to show (50, at most 1000)" },
      { flags: "--offset <rows>", description: "rows to leave out first (0)" },
      ...(lowStock ? [] : [{ flags: "--low", description: "only what has fallen to its reorder level" }]),
    ],
    examples: [`inventory ${verb} --store BLR-IND`, `inventory ${verb} --store BLR-IND --limit 200 --json`],
    input: z.object({
      store: z.string("is needed: the code of the dark store").min(1),
      query: z.string().optional(),
      limit: wholeNumber(1, 1000).default(50),
      offset: wholeNumber(0, 10_000_000).default(0),
      low: z.boolean().default(lowStock),
    }),
    async run(context, { store: code, query, limit, offset, low }) {
      const admin = await context.admin();
      const store = await findDarkStore(admin, code);
      const page = await admin.get<Page>(`/admin/dark-stores/${store.id}/offers`, {
        q: query,
        low_stock: low ? true : undefined,
        limit,
        offset,
      });
      const shown = page.offers.length;
      const end = `\n${offset + shown} of ${page.count}`;
      const none = low ? `Nothing is low at ${store.code}.` : `${store.code} has no such offers.`;
      const money = await findShopMoney(context);
      return { data: page, text: shown > 0 ? offerTable(page.offers, context.terminal.width, money) + end : none };
    },
  });
}

export const list = listCommand("list", "list a dark store's prices and stock", false);
export const lowStock = listCommand("low-stock", "list what has fallen to its reorder level", true);
