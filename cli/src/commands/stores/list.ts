import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { renderTable } from "../../frame/table.js";
import { listDarkStores } from "../../stores/dark-stores.js";
import { findShopMoney } from "../../stores/shop-money.js";

export const list = defineCommand({
  verb: "list",
  summary: "list the dark stores",
  options: [
    { flags: "--status <status>", description: "open, paused or closed" },
    { flags: "--query <text>", description: "part of a code or name" },
  ],
  examples: ["stores list", "stores list --status paused --json"],
  input: z.object({
    status: z.enum(["open", "paused", "closed"], "must be open, paused or closed").optional(),
    query: z.string().optional(),
  }),
  async run(context, { status, query }) {
    const stores = await listDarkStores(await context.admin(), { status, q: query });
    const data = { dark_stores: stores, count: stores.length };
    if (stores.length === 0) return { data, text: "No dark stores yet: run `quickdash stores seed`." };
    const money = await findShopMoney(context);
    const table = renderTable(
      stores,
      [
        { title: "code", value: ({ code }) => code },
        { title: "name", value: ({ name }) => name },
        { title: "status", value: (store) => store.status },
        { title: "delivery", value: ({ delivery_fee }) => money(delivery_fee), align: "right" },
        { title: "minimum", value: ({ minimum_order }) => money(minimum_order), align: "right" },
        { title: "prep", value: ({ prep_minutes }) => `${prep_minutes} min`, align: "right" },
        { title: "address", value: ({ address_line }) => address_line },
      ],
      context.terminal.width,
    );
    return { data, text: table };
  },
});
