import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";

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
  minimum_order: number;
  opening_exceptions: { date: string; hours: [string, string][]; note?: string }[];
  max_open_orders: number | null;
  resume_open_orders: number | null;
  overloaded: boolean;
  service_area?: GeoJsonArea;
}

export interface GeoJsonArea {
  type: "Polygon" | "MultiPolygon";
  coordinates: unknown[];
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
