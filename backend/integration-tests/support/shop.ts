import { createHash } from "node:crypto";
import { ok } from "./http";
import { operatorToken } from "./people";

export interface Point {
  latitude: number;
  longitude: number;
}

export interface TestStore {
  id: string;
  code: string;
  /** Where the store stands: the middle of its service area. */
  at: Point;
}

export interface TestProduct {
  id: string;
  variant_id: string;
  sku: string;
  barcode: string;
}

/** Half the side of a test store's square service area, in degrees: about 1.1 km. */
const HALF_SIDE = 0.01;

/** A place of its own for each name, on a grid over the Indian Ocean where no demo store delivers. */
export function placeOf(name: string): Point {
  const hash = createHash("sha256").update(name).digest();
  return { latitude: -10 - (hash.readUInt16BE(0) % 400) * 0.05, longitude: 70 + (hash.readUInt16BE(2) % 400) * 0.05 };
}

/** Creates an open dark store with a square service area; `settings` override any field of the admin API's body. */
export async function createStore(code: string, settings: Record<string, unknown> = {}): Promise<TestStore> {
  const at = placeOf(code);
  const { dark_store } = await ok("POST", "/admin/dark-stores", {
    token: await operatorToken(),
    body: {
      code,
      name: `Store ${code}`,
      ...at,
      service_area: squareAround(at),
      delivery_fee: 25,
      minimum_order: 0,
      prep_minutes: 5,
      ...settings,
    },
  });
  return { id: dark_store.id, code, at };
}

/** A GeoJSON square around a point. */
export function squareAround({ latitude, longitude }: Point, half = HALF_SIDE) {
  const [west, east, south, north] = [longitude - half, longitude + half, latitude - half, latitude + half];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

/** What a test product is beside its name; `weight` in grams. */
export interface ProductTraits {
  category_ids?: string[];
  metadata?: Record<string, unknown>;
  weight?: number;
}

/** Creates a published product with one variant; the name must be unique in the run. */
export async function createProduct(name: string, traits: ProductTraits = {}): Promise<TestProduct> {
  const { category_ids = [], metadata, weight } = traits;
  const token = await operatorToken();
  const sku = name.toUpperCase().replace(/\W+/g, "-");
  const barcode = barcodeOf(name);
  const { sales_channels } = await ok("GET", "/admin/sales-channels?limit=1", { token });
  const { shipping_profiles } = await ok("GET", "/admin/shipping-profiles?limit=1", { token });
  const { product } = await ok("POST", "/admin/products", {
    token,
    body: {
      title: name,
      status: "published",
      shipping_profile_id: shipping_profiles[0].id,
      sales_channels: [{ id: sales_channels[0].id }],
      ...(metadata && { metadata }),
      categories: category_ids.map((id) => ({ id })),
      options: [{ title: "Pack", values: ["1 unit"] }],
      variants: [
        {
          title: "1 unit",
          sku,
          barcode,
          manage_inventory: false,
          options: { Pack: "1 unit" },
          prices: [],
          ...(weight && { weight }),
        },
      ],
    },
  });
  return { id: product.id, variant_id: product.variants[0].id, sku, barcode };
}

/** Creates a product category; the name must be unique in the run. */
export async function createCategory(name: string): Promise<string> {
  const { product_category } = await ok("POST", "/admin/product-categories", {
    token: await operatorToken(),
    body: { name, is_active: true },
  });
  return product_category.id as string;
}

/** Puts a product on a store's shelf. */
export async function setOffer(store: TestStore, product: TestProduct, offer: Record<string, unknown>): Promise<void> {
  await ok("POST", `/admin/dark-stores/${store.id}/offers`, {
    token: await operatorToken(),
    body: { offers: [{ variant_id: product.variant_id, ...offer }] },
  });
}

/** What a store has of a product now; undefined when it does not offer it. */
export async function offerOf(store: TestStore, product: TestProduct): Promise<{ on_hand: number; reserved: number }> {
  const { offers } = await ok("GET", `/admin/dark-stores/${store.id}/offers?variant_id[]=${product.variant_id}`, {
    token: await operatorToken(),
  });
  const [offer] = offers;
  return offer && { on_hand: offer.on_hand, reserved: offer.reserved };
}

/** A valid EAN-13 made from the name, in the range that GS1 keeps for use inside a company. */
function barcodeOf(name: string): string {
  const digits = `2${String(createHash("sha256").update(name).digest().readUIntBE(0, 6)).padStart(11, "0").slice(-11)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
