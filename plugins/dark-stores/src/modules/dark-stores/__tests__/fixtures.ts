import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";

/** A connection pool to this spec file's own database. */
export function connect(connections = 20): Knex {
  return knex({ client: "pg", connection: process.env.DATABASE_URL ?? "", pool: { min: 0, max: connections } });
}

export interface StoreFixture {
  id: string;
  latitude?: number;
  longitude?: number;
  /** WKT; a square of about 2 km around the store when left out. */
  area?: string;
}

/** Opens a dark store that is always open. */
export async function addStore(
  db: Knex,
  { id, latitude = 12.97, longitude = 77.59, area }: StoreFixture,
): Promise<string> {
  const shape =
    area ??
    `POLYGON((${longitude - 0.01} ${latitude - 0.01}, ${longitude + 0.01} ${latitude - 0.01}, ` +
      `${longitude + 0.01} ${latitude + 0.01}, ${longitude - 0.01} ${latitude + 0.01}, ${longitude - 0.01} ${latitude - 0.01}))`;
  await db.raw(
    `INSERT INTO dark_store (id, code, name, latitude, longitude, service_area)
     VALUES (:id, :id, :id, :latitude, :longitude, ST_Multi(ST_GeomFromText(:shape, 4326)))`,
    { id, latitude, longitude, shape },
  );
  return id;
}

/** Puts variants on a store's shelf. */
export async function addOffers(
  db: Knex,
  darkStoreId: string,
  variantIds: string[],
  offer: { on_hand: number; reorder_level?: number; price?: number; mrp?: number },
): Promise<void> {
  await db("store_offer").insert(
    variantIds.map((variant_id) => ({
      dark_store_id: darkStoreId,
      variant_id,
      price: offer.price ?? 10,
      mrp: offer.mrp ?? 12,
      on_hand: offer.on_hand,
      reorder_level: offer.reorder_level ?? 0,
    })),
  );
}

/** Adds catalogue variants with these SKUs; each variant's id is its SKU in lower case. */
export async function addVariants(db: Knex, skus: string[]): Promise<string[]> {
  await db("product")
    .insert({ id: "prod_fixture", title: "Fixture", handle: "fixture", status: "published" })
    .onConflict("id")
    .ignore();
  const rows = skus.map((sku) => ({ id: sku.toLowerCase(), title: sku, sku, product_id: "prod_fixture" }));
  await db("product_variant").insert(rows);
  return rows.map((row) => row.id);
}

export interface Shelf {
  on_hand: number;
  reserved: number;
}

/** What a store has of a variant. */
export async function shelf(db: Knex, darkStoreId: string, variantId: string): Promise<Shelf> {
  const row = await db("store_offer")
    .where({ dark_store_id: darkStoreId, variant_id: variantId })
    .first<Shelf>("on_hand", "reserved");
  return { on_hand: row.on_hand, reserved: row.reserved };
}

/** The ledger of a store, oldest first. */
export async function ledger(db: Knex, darkStoreId: string) {
  return db("stock_ledger")
    .where({ dark_store_id: darkStoreId })
    .orderBy("id")
    .select<
      { variant_id: string; reason: string; quantity: number; before: number; after: number; reference: string }[]
    >("variant_id", "reason", "quantity", "before", "after", "reference");
}

/** Repeatable numbers between 0 and 1 (mulberry32), so that a failure can be seen again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many attempts succeeded, and the codes of those that did not. */
export async function outcomes<T>(attempts: Promise<T>[]): Promise<{ won: number; codes: string[] }> {
  const settled = await Promise.allSettled(attempts);
  const codes = settled.flatMap((result) =>
    result.status === "rejected" ? [String((result.reason as { code?: unknown }).code)] : [],
  );
  return { won: settled.length - codes.length, codes };
}

/** Resolves once a statement of this database waits for a row that another transaction holds. */
export async function someoneWaitsForARow(db: Knex): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { rows } = await db.raw<{ rows: { waiting: number }[] }>(
      `SELECT count(*)::integer AS waiting
       FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) > 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("Nobody came to wait for the row within five seconds.");
}
