import type { Connection } from "../client/connection.js";
import { gatewayOf } from "../client/gateway-socket.js";
import { HttpClient } from "../client/http-client.js";
import { findStorefront } from "../client/storefront.js";
import { CommandError } from "../frame/errors.js";
import { metresBetween } from "../geo/places.js";
import { eachOffer } from "../inventory/offers.js";
import { findDarkStore, listDarkStores, type DarkStore } from "../stores/dark-stores.js";
import { shelfKey, type Stock } from "./books.js";
import type { ShelfItem, Venue } from "./world.js";

/** Enough different things to fill baskets with. */
const MIN_SHELF = 5;
const PAGE = 100;
const MAX_SHELF = 300;
const VARIANTS_PER_CALL = 100;

export interface StageSet {
  venues: Venue[];
  publishableKey: string;
  regionId: string;
  country: string;
  gatewayUrl: string;
}

/** Which stores are to play: these, or so many that are open and have goods. */
export type Casting = { codes: readonly string[] } | { count: number };

/** Finds where to play: open stores with goods on their shelves, and what a storefront has to know. */
export async function findStage(connection: Connection, admin: HttpClient, casting: Casting): Promise<StageSet> {
  const { publishableKey, regionId } = await findStorefront(connection, admin);
  const visit = async (store: DarkStore): Promise<Venue | null> => {
    if (store.status !== "open") return null;
    const shelf = await readShelf(admin, connection.backend_url, publishableKey, regionId, store);
    return shelf.length < MIN_SHELF ? null : { store, shelf };
  };
  const venues =
    "codes" in casting ? await visitAll(admin, casting.codes, visit) : await visitSome(admin, casting, visit);
  const country = await findCountry(admin, regionId);
  return { venues, publishableKey, regionId, country, gatewayUrl: gatewayOf(connection) };
}

type Visit = (store: DarkStore) => Promise<Venue | null>;

async function visitAll(admin: HttpClient, codes: readonly string[], visit: Visit): Promise<Venue[]> {
  const venues: Venue[] = [];
  for (const code of new Set(codes)) {
    const venue = await visit(await findDarkStore(admin, code));
    if (!venue) throw nothingToSell(`${code} is not open or has fewer than ${MIN_SHELF} products in stock.`);
    venues.push(venue);
  }
  return venues;
}

async function visitSome(admin: HttpClient, { count }: { count: number }, visit: Visit): Promise<Venue[]> {
  const venues: Venue[] = [];
  const rest = await listDarkStores(admin, { status: "open" });
  while (rest.length > 0) {
    const venue = await visit(rest.shift()!);
    if (venue) venues.push(venue);
    if (venues.length === count) return venues;
    // One city, not a country: after the first one come its neighbours.
    if (venue && venues.length === 1)
      rest.sort((a, b) => metresBetween(venue.store, a) - metresBetween(venue.store, b));
  }
  const found = venues.length === 0 ? "No open dark store has" : `Only ${venues.length} open dark stores have`;
  throw nothingToSell(`${found} ${MIN_SHELF} products in stock. Run \`quickdash demo seed\` first.`);
}

function nothingToSell(message: string): CommandError {
  return new CommandError("nothing_to_sell", message);
}

async function findCountry(admin: HttpClient, regionId: string): Promise<string> {
  const { region } = await admin.get<{ region: { countries: { iso_2: string }[] } }>(
    `/admin/regions/${encodeURIComponent(regionId)}`,
    { fields: "countries.iso_2" },
  );
  const [country] = region.countries;
  if (!country) throw new CommandError("base_data_missing", "The server's region delivers to no country.");
  return country.iso_2;
}

/** What stores hold, by shelf; when variants are given (by store), only these. */
export async function readStocks(
  admin: HttpClient,
  stores: readonly DarkStore[],
  variants?: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Map<string, Stock>> {
  const stock = new Map<string, Stock>();
  for (const { id } of stores) {
    for (const variant_id of variants ? inCalls([...(variants.get(id) ?? [])]) : [undefined]) {
      for await (const offer of eachOffer(admin, id, { variant_id })) {
        stock.set(shelfKey(id, offer.variant_id), { on_hand: offer.on_hand, reserved: offer.reserved });
      }
    }
  }
  return stock;
}

function inCalls(ids: readonly string[]): string[][] {
  const calls = Math.ceil(ids.length / VARIANTS_PER_CALL);
  return Array.from({ length: calls }, (_, call) =>
    ids.slice(call * VARIANTS_PER_CALL, (call + 1) * VARIANTS_PER_CALL),
  );
}

interface StoreProduct {
  title: string;
  variants: {
    id: string;
    inventory_quantity?: number;
    calculated_price?: { calculated_amount: number } | null;
  }[];
}

/** The assortment as a customer's app reads it. */
async function readShelf(
  admin: HttpClient,
  backendUrl: string,
  publishableKey: string,
  regionId: string,
  store: DarkStore,
): Promise<ShelfItem[]> {
  const { count } = await admin.get<{ count: number }>(`/admin/dark-stores/${store.id}/offers`, { limit: 1 });
  if (count < MIN_SHELF) {
    return [];
  }
  const headers = { "x-publishable-api-key": publishableKey, "x-dark-store-id": store.id };
  const shop = new HttpClient({ baseUrl: backendUrl, headers: () => headers });
  const shelf: ShelfItem[] = [];
  for (let offset = 0; offset < MAX_SHELF; offset += PAGE) {
    const { products } = await shop.get<{ products: StoreProduct[] }>("/store/products", {
      region_id: regionId,
      limit: PAGE,
      offset,
    });
    for (const { title, variants } of products) {
      for (const { id, inventory_quantity, calculated_price } of variants) {
        if ((inventory_quantity ?? 0) > 0 && calculated_price) {
          const price = calculated_price.calculated_amount;
          shelf.push({ variant_id: id, title, price, available: inventory_quantity ?? 0 });
        }
      }
    }
    if (products.length < PAGE) {
      break;
    }
  }
  return shelf;
}
