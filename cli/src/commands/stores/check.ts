import { z } from "zod";
import { HttpClient } from "../../client/http-client.js";
import { findPublishableKey } from "../../client/storefront.js";
import { defineCommand } from "../../frame/command.js";
import type { Money } from "../../frame/money.js";
import { wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { latLngSchema } from "../../geo/lat-lng.js";
import { checkPlace, type CheckedPlace, type CheckedStore } from "../../stores/check-place.js";
import { findShopMoney } from "../../stores/shop-money.js";

export const check = defineCommand({
  verb: "check",
  summary: "tell which dark store serves a place, and why the others do not",
  options: [
    { flags: "--at <lat,lng>", description: "the place, such as 12.9719,77.6412" },
    { flags: "--nearest <count>", description: "stores beyond their area to name, nearest first (5)" },
  ],
  examples: ["stores check --at 12.9719,77.6412", "stores check --at 12.9719,77.6412 --nearest 0 --json"],
  input: z.object({ at: latLngSchema, nearest: wholeNumber(0, 100).default(5) }),
  async run(context, { at, nearest }) {
    const [connection, admin] = [await context.connection(), await context.admin()];
    const publishableKey = connection.publishable_key ?? (await findPublishableKey(admin));
    const headers = { "x-publishable-api-key": publishableKey };
    const shop = new HttpClient({ baseUrl: connection.backend_url, signal: context.signal, headers: () => headers });
    const checked = await checkPlace(shop, admin, at, nearest);
    return { data: checked, text: describe(checked, context.terminal.width, await findShopMoney(context)) };
  },
});

const REASONS = {
  out_of_area: "no dark store's service area reaches it",
  closed: "the stores around it are closed",
  paused: "the stores around it are paused",
  overloaded: "the stores around it have as many open orders as they take",
} as const;

function describe({ at, answer, stores }: CheckedPlace, width: number, money: Money): string {
  const place = `${at.latitude},${at.longitude}`;
  const opens = !answer.serviceable && answer.opens_at ? `; again from ${answer.opens_at}` : "";
  const verdict = answer.serviceable
    ? `${answer.dark_store.code} (${answer.dark_store.name}) serves ${place} in ${answer.eta_minutes} min for ${money(answer.delivery_fee)}.`
    : `Nobody serves ${place}: ${REASONS[answer.reason]}${opens}.`;
  const table = renderTable<CheckedStore>(
    stores,
    [
      { title: "store", value: ({ code }) => code },
      { title: "distance", value: ({ distance_m }) => distanceText(distance_m), align: "right" },
      { title: "verdict", value: (store) => store.verdict.replaceAll("_", " ") },
      { title: "why", value: ({ why }) => why },
      { title: "fee", value: ({ delivery_fee }) => delivery_fee && money(delivery_fee), align: "right" },
    ],
    width,
  );
  return stores.length === 0 ? verdict : `${verdict}\n\n${table}`;
}

function distanceText(metres: number): string {
  return metres < 1000 ? `${metres} m` : `${(metres / 1000).toFixed(1)} km`;
}
