import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { feeFacts, findDarkStore, type DarkStore } from "../../stores/dark-stores.js";
import { feeStepsSchema } from "../../stores/fee-steps.js";
import { findShopMoney } from "../../stores/shop-money.js";

const amount = z.coerce.number("must be an amount").min(0, "must not be negative").optional();

export const fees = defineCommand({
  verb: "fees",
  summary: "change what deliveries of a dark store cost, tax included",
  arguments: [{ syntax: "<code>", description: "the store's code" }],
  options: [
    { flags: "--delivery <amount>", description: "beyond the last step, or of every delivery" },
    { flags: "--steps <steps>", description: "METRES:FEE,... from near to far, or none" },
    { flags: "--free-from <amount>", description: "goods that are delivered for nothing, or never" },
    { flags: "--small-basket <amount>", description: "fee for a small basket" },
    { flags: "--small-below <amount>", description: "goods for less than this are a small basket" },
    { flags: "--handling <amount>", description: "fee of every order" },
  ],
  examples: ["stores fees BLR-IND --steps 1000:15,2500:25 --delivery 40 --free-from 499", "stores fees BLR-IND"],
  input: z.object({
    code: text(),
    delivery: amount,
    steps: feeStepsSchema.optional(),
    freeFrom: z.union([z.literal("never").transform(() => null), amount], "must be an amount, or never"),
    smallBasket: amount,
    smallBelow: amount,
    handling: amount,
  }),
  async run(context, input) {
    const changes = {
      delivery_fee: input.delivery,
      delivery_fee_steps: input.steps,
      free_delivery_from: input.freeFrom,
      small_basket_fee: input.smallBasket,
      small_basket_below: input.smallBelow,
      handling_fee: input.handling,
    };
    const admin = await context.admin();
    const store = await findDarkStore(admin, input.code);
    const money = await findShopMoney(context);
    if (Object.values(changes).every((value) => value === undefined)) {
      return { data: { dark_store: store }, text: renderFacts(feeFacts(store, money)) };
    }
    const { dark_store } = await admin.post<{ dark_store: DarkStore }>(`/admin/dark-stores/${store.id}`, changes);
    return { data: { dark_store }, text: renderFacts(feeFacts(dark_store, money)) };
  },
});
