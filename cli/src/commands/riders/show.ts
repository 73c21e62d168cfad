import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import type { Money } from "../../frame/money.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { findRider, type Rider } from "../../people/people.js";
import { codeOfStore } from "../../stores/dark-stores.js";
import { findShopMoney } from "../../stores/shop-money.js";

export const show = defineCommand({
  verb: "show",
  summary: "show one rider and what they are doing now",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  examples: ["riders show +919876543210"],
  input: z.object({ rider: text() }),
  async run(context, { rider: reference }) {
    const admin = await context.admin();
    const rider = await findRider(admin, reference);
    const home = await codeOfStore(admin, rider.home_dark_store_id);
    const money = await findShopMoney(context);
    return { data: { rider }, text: describeRider(rider, home, money) };
  },
});

/** What is known of a rider, one fact a line; `homeStore` is the code of the rider's store. */
export function describeRider(rider: Rider, homeStore: string | null, money: Money): string {
  return renderFacts([
    ["name", [rider.first_name, rider.last_name].filter(Boolean).join(" ")],
    ["id", rider.id],
    ["phone", rider.phone],
    ["status", rider.status],
    ["duty", rider.duty],
    ["vehicle", rider.vehicle],
    ["orders in a trip", `${rider.capacity}${rider.own_capacity === null ? " (of the vehicle)" : ""}`],
    ["home store", homeStore],
    ["cash limit", rider.cash_limit === null ? "the platform's" : money(rider.cash_limit)],
  ]);
}
