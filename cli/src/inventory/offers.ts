import type { HttpClient } from "../client/http-client.js";

/** A store's price and stock of one variant as the Admin API shows it. */
export interface Offer {
  dark_store_id: string;
  variant_id: string;
  sku: string | null;
  barcode: string | null;
  title: string;
  variant_title: string | null;
  price: number;
  mrp: number;
  on_hand: number;
  reserved: number;
  available: number;
  is_available: boolean;
  bin: string | null;
  reorder_level: number;
  max_per_order: number | null;
}

const PAGE = 1000;

export interface OfferFilter {
  variant_id?: readonly string[];
  sku?: readonly string[];
  q?: string;
  low_stock?: boolean;
}

/** Streams a store's offers page by page. */
export async function* eachOffer(
  admin: HttpClient,
  darkStoreId: string,
  filter: OfferFilter = {},
): AsyncGenerator<Offer> {
  for (let offset = 0; ; offset += PAGE) {
    const { offers } = await admin.get<{ offers: Offer[] }>(`/admin/dark-stores/${darkStoreId}/offers`, {
      ...filter,
      limit: PAGE,
      offset,
    });
    yield* offers;
    if (offers.length < PAGE) {
      return;
    }
  }
}
