import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { findDarkStore, type DarkStore } from "../../stores/dark-stores.js";
import { describeStore, drawStore } from "../../stores/describe-store.js";
import { findShopMoney } from "../../stores/shop-money.js";

export const show = defineCommand({
  verb: "show",
  summary: "show one dark store, with a map of its service area",
  arguments: [{ syntax: "<code>", description: "the store's code" }],
  options: [{ flags: "--no-map", description: "leave the map out" }],
  examples: ["stores show BLR-IND", "stores show BLR-IND --no-map"],
  input: z.object({ code: text(), map: z.boolean().default(true) }),
  async run(context, { code, map }) {
    const admin = await context.admin();
    const { id } = await findDarkStore(admin, code);
    const { dark_store: store } = await admin.get<{ dark_store: DarkStore }>(`/admin/dark-stores/${id}`);
    const { count } = await admin.get<{ count: number }>(`/admin/dark-stores/${id}/offers`, { limit: 1 });
    const money = await findShopMoney(context);
    const drawing = map ? drawStore(store, context.terminal.width) : "";
    return {
      data: { dark_store: store, offer_count: count },
      text: [describeStore(store, money, count), drawing].filter(Boolean).join("\n\n"),
    };
  },
});
