import type { Connection } from "../client/connection.js";
import { gatewayOf } from "../client/gateway-socket.js";
import { HttpClient } from "../client/http-client.js";
import { findStorefront } from "../client/storefront.js";
import { CommandError } from "../frame/errors.js";
import { eachOffer } from "../inventory/offers.js";
import { findDarkStore, listDarkStores, type DarkStore } from "../stores/dark-stores.js";
import type { Stock } from "./books.js";
import type { ShelfItem } from "./world.js";

/** Enough different things to fill baskets with. */
const MIN_SHELF = 5;
const PAGE = 100;
const MAX_SHELF = 300;
const VARIANTS_PER_CALL = 100;

export interface StageSet {
  store: DarkStore;
  shelf: ShelfItem[];
  publishableKey: string;
  regionId: string;
  gatewayUrl: string;
}

/** Finds where to play: an open store with goods on its shelves, and what a storefront has to know. */
export async function findStage(
  connection: Connection,
  admin: HttpClient,
  code: string | undefined,
): Promise<StageSet> {
  const { publishableKey, regionId } = await findStorefront(connection, admin);
  const gatewayUrl = gatewayOf(connection);
  const candidates = code ? [await findDarkStore(admin, code)] : await listDarkStores(admin, { status: "open" });
  for (const store of candidates) {
    const shelf =
      store.status === "open" ? await readShelf(admin, connection.backend_url, publishableKey, regionId, store) : [];
    if (shelf.length >= MIN_SHELF) {
      return { store, shelf, publishableKey, regionId, gatewayUrl };
    }
  }
  const message = code
    ? `${code} is not open or has fewer than ${MIN_SHELF} products in stock.`
    : `No open dark store has ${MIN_SHELF} products in stock. Run \`quickdash demo seed\` first.`;
  throw new CommandError("nothing_to_sell", message);
}

/** What the store holds, by variant; of the given variants only, when given. */
export async function readStock(
  admin: HttpClient,
  darkStoreId: string,
  variantIds?: ReadonlySet<string>,
): Promise<Map<string, Stock>> {
  const stock = new Map<string, Stock>();
  const ids = variantIds && [...variantIds];
  for (let start = 0; start < (ids?.length ?? 1); start += VARIANTS_PER_CALL) {
    const variant_id = ids?.slice(start, start + VARIANTS_PER_CALL);
    for await (const offer of eachOffer(admin, darkStoreId, { variant_id })) {
      stock.set(offer.variant_id, { on_hand: offer.on_hand, reserved: offer.reserved });
    }
  }
  return stock;
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
