import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { UsageError } from "../../frame/errors.js";
import { text } from "../../frame/program.js";
import { findDarkStore, type DarkStore } from "../../stores/dark-stores.js";
import { describeStore } from "../../stores/describe-store.js";
import { findShopMoney } from "../../stores/shop-money.js";
import { storeFields, storeInputFields, STORE_OPTIONS } from "../../stores/store-input.js";

export const update = defineCommand({
  verb: "update",
  summary: "change a dark store; what is left out stays",
  arguments: [{ syntax: "<code>", description: "the store's code" }],
  options: [
    { flags: "--rename <code>", description: "another code" },
    { flags: "--name <name>", description: "what customers see" },
    ...STORE_OPTIONS,
  ],
  examples: [
    "stores update BLR-IND --prep-minutes 6 --max-orders 80 --resume-orders 60",
    "stores update BLR-IND --hours mon-fri=07:00-23:00,sat-sun=08:00-23:00",
  ],
  input: z.object({ ...storeInputFields, code: text(), rename: text().optional(), name: text().optional() }),
  async run(context, input) {
    const changes = { ...(await storeFields(input)), code: input.rename, name: input.name };
    if (Object.values(changes).every((value) => value === undefined)) {
      throw new UsageError("Say what to change. See `quickdash stores update --help`.");
    }
    const admin = await context.admin();
    const { id } = await findDarkStore(admin, input.code);
    const { dark_store: store } = await admin.post<{ dark_store: DarkStore }>(`/admin/dark-stores/${id}`, changes);
    return { data: { dark_store: store }, text: describeStore(store, await findShopMoney(context)) };
  },
});
