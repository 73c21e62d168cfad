import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";
import type { Money } from "../frame/money.js";
import type { Area } from "../geo/area.js";
import { feeStepsText, type FeeStep } from "./fee-steps.js";

/** A dark store as the Admin API shows it. */
export interface DarkStore {
  id: string;
  code: string;
  name: string;
  status: string;
  latitude: number;
  longitude: number;
  address_line: string | null;
  city: string | null;
  postal_code: string | null;
  timezone: string;
  opening_hours: Record<string, [string, string][]> | null;
  prep_minutes: number;
  delivery_fee: number;
  delivery_fee_steps: FeeStep[];
  free_delivery_from: number | null;
  small_basket_fee: number;
  small_basket_below: number;
  handling_fee: number;
  surge_multiplier: number;
  surge_starts_at: string | null;
  surge_ends_at: string | null;
  minimum_order: number;
  opening_exceptions: { date: string; hours: [string, string][]; note?: string }[];
  max_open_orders: number | null;
  resume_open_orders: number | null;
  overloaded: boolean;
  service_area?: Area;
}

/** What deliveries of a store cost, for people. */
export function feeFacts(store: DarkStore, money: Money): [string, string][] {
  const { free_delivery_from: free, small_basket_fee: small } = store;
  return [
    ["delivery fee", feeStepsText(store.delivery_fee_steps, store.delivery_fee, money)],
    ["free delivery", free === null ? "never" : `from ${money(free)}`],
    ["small basket", small === 0 ? "no fee" : `${money(small)} below ${money(store.small_basket_below)}`],
    ["handling", money(store.handling_fee)],
    ["surge", surgeText(store)],
  ];
}

/** A store's surge with its window, for people; instants in UTC. */
export function surgeText({ surge_multiplier, surge_starts_at: start, surge_ends_at: end }: DarkStore): string {
  if (surge_multiplier === 1) return "none";
  return [`x ${surge_multiplier}`, start && `from ${start}`, end && `until ${end}`].filter(Boolean).join(" ");
}

const PAGE = 200;

/** All dark stores, in the server's order. */
export async function listDarkStores(
  admin: HttpClient,
  query: { status?: string; q?: string } = {},
): Promise<DarkStore[]> {
  const stores: DarkStore[] = [];
  for (;;) {
    const { dark_stores: page, count } = await admin.get<{ dark_stores: DarkStore[]; count: number }>(
      "/admin/dark-stores",
      { ...query, limit: PAGE, offset: stores.length },
    );
    stores.push(...page);
    if (page.length === 0 || stores.length >= count) {
      return stores;
    }
  }
}

/** The code of a dark store by its id; the id itself when it is not there any more, null for none. */
export async function codeOfStore(admin: HttpClient, id: string | null): Promise<string | null> {
  if (id === null) return null;
  return (await listDarkStores(admin)).find((store) => store.id === id)?.code ?? id;
}

/** The dark store with this code; refuses with the codes that exist. */
export async function findDarkStore(admin: HttpClient, code: string): Promise<DarkStore> {
  const { dark_stores: found } = await admin.get<{ dark_stores: DarkStore[] }>("/admin/dark-stores", { code });
  const store = found.find((candidate) => candidate.code === code);
  if (store) {
    return store;
  }
  const codes = (await listDarkStores(admin)).map((candidate) => candidate.code);
  const known =
    codes.length > 0
      ? `The codes are ${codes.slice(0, 20).join(", ")}.`
      : "There are none yet: run `quickdash stores seed`.";
  throw new CommandError("store_not_found", `There is no dark store ${code}. ${known}`);
}
