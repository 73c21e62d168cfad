import type pg from "pg";
import { BRANDS, COLLECTIONS, DEPARTMENTS, PACKS, TAGS, VARIETIES } from "./groceries.js";
import { categoryId, productId, skuOf, variantId } from "./ids.js";
import { pick, randomFrom } from "./random.js";
import { insertRows } from "./rows.js";

type Row = Record<string, unknown>;

interface Shelf {
  category_id: string;
  type_id: string;
  items: string[];
}

const SEED = 20_261_122;
/** What share of the products has a Hindi name, as in a catalogue that is being translated. */
const HINDI_SHARE = 0.6;

/** Everything was written at one instant. */
const WRITTEN = { created_at: "2026-11-22T00:00:00Z", updated_at: "2026-11-22T00:00:00Z" };

const slug = (text: string) => text.toLowerCase().replaceAll(/\W+/g, "-");
const numbered = (prefix: string, number: number) => `${prefix}_bench_${String(number).padStart(6, "0")}`;

/** Rows per table, in the order in which the tables were first named. */
class Tables {
  readonly rows = new Map<string, Row[]>();

  add(table: string, row: Row): void {
    const rows = this.rows.get(table);
    if (rows) {
      rows.push(row);
    } else {
      this.rows.set(table, [row]);
    }
  }
}

/** Fills the catalogue with exactly so many SKUs: of ten products eight come in one pack, one in two, one in three. */
export async function fillCatalogue(client: pg.Client, skuCount: number): Promise<{ products: number }> {
  const tables = new Tables();
  const shelves = addTaxonomy(tables);
  const random = randomFrom(SEED);
  const defaults = await readDefaults(client);
  let skus = 0;
  let products = 0;
  while (skus < skuCount) {
    products++;
    const packs = Math.min(packsOf(products), skuCount - skus);
    addProduct(tables, { number: products, shelf: pick(random, shelves), random, ...defaults });
    addVariants(tables, { number: products, firstSku: skus + 1, packs });
    skus += packs;
  }
  for (const [table, rows] of tables.rows) {
    await insertRows(client, table, rows);
  }
  return { products };
}

function packsOf(product: number): number {
  return product % 10 === 0 ? 3 : product % 10 === 5 ? 2 : 1;
}

async function readDefaults(client: pg.Client): Promise<{ salesChannelId: string; shippingProfileId: string }> {
  const { rows } = await client.query<{ salesChannelId: string; shippingProfileId: string }>(
    `SELECT (SELECT default_sales_channel_id FROM store LIMIT 1) AS "salesChannelId",
            (SELECT id FROM shipping_profile WHERE deleted_at IS NULL LIMIT 1) AS "shippingProfileId"`,
  );
  const [row] = rows;
  if (!row?.salesChannelId || !row.shippingProfileId) {
    throw new Error("The database has no sales channel or no shipping profile: its base data are missing.");
  }
  return row;
}

function addTaxonomy(tables: Tables): Shelf[] {
  const shelves: Shelf[] = [];
  let categories = 0;
  TAGS.forEach((value, index) => tables.add("product_tag", { id: numbered("ptag", index + 1), value, ...WRITTEN }));
  COLLECTIONS.forEach((title, index) =>
    tables.add("product_collection", { id: numbered("pcol", index + 1), title, handle: slug(title), ...WRITTEN }),
  );
  Object.entries(DEPARTMENTS).forEach(([department, itemsByShelf], index) => {
    const type_id = numbered("ptyp", index + 1);
    tables.add("product_type", { id: type_id, value: department, ...WRITTEN });
    const parent = categoryId(++categories);
    addCategory(tables, { id: parent, name: department, mpath: parent, parent_category_id: null, rank: index });
    Object.entries(itemsByShelf).forEach(([name, items], rank) => {
      const id = categoryId(++categories);
      addCategory(tables, { id, name, mpath: `${parent}.${id}`, parent_category_id: parent, rank });
      shelves.push({ category_id: id, type_id, items });
    });
  });
  return shelves;
}

function addCategory(tables: Tables, category: Row & { name: string }): void {
  tables.add("product_category", {
    ...category,
    handle: slug(category.name),
    description: "",
    is_active: true,
    is_internal: false,
    ...WRITTEN,
  });
}

function addProduct(
  tables: Tables,
  input: {
    number: number;
    shelf: Shelf;
    random: () => number;
    salesChannelId: string;
    shippingProfileId: string;
  },
): void {
  const { number, shelf, random, salesChannelId, shippingProfileId } = input;
  const id = productId(number);
  const [item = "", itemInHindi = ""] = pick(random, shelf.items).split("|");
  const brand = pick(random, BRANDS);
  const variety = pick(random, VARIETIES);
  const title = `${brand} ${variety} ${item}`;
  const image = (rank: number) => `https://images.quickdash.test/${slug(item)}/${number}-${rank}.webp`;
  tables.add("product", {
    id,
    title,
    handle: `${slug(title)}-${number}`,
    subtitle: `${variety} quality by ${brand}`,
    description: `${item} by ${brand}, delivered within minutes. Keep in a cool and dry place, away from sunlight.`,
    is_giftcard: false,
    discountable: true,
    status: "published",
    thumbnail: image(0),
    type_id: shelf.type_id,
    collection_id: random() < 0.3 ? numbered("pcol", 1 + Math.floor(random() * COLLECTIONS.length)) : null,
    metadata: { brand, ...(random() < HINDI_SHARE ? { title_hi: `${brand} ${itemInHindi}` } : {}) },
    ...WRITTEN,
  });
  for (const rank of [0, 1]) {
    tables.add("image", {
      id: numbered("img", number * 2 - 1 + rank),
      url: image(rank),
      rank,
      product_id: id,
      ...WRITTEN,
    });
  }
  const firstTag = Math.floor(random() * TAGS.length);
  for (const tag of [firstTag, (firstTag + 3) % TAGS.length].slice(0, number % 3)) {
    tables.add("product_tags", { product_id: id, product_tag_id: numbered("ptag", tag + 1) });
  }
  tables.add("product_category_product", { product_id: id, product_category_id: shelf.category_id });
  tables.add("product_sales_channel", {
    id: numbered("prodsc", number),
    product_id: id,
    sales_channel_id: salesChannelId,
    ...WRITTEN,
  });
  tables.add("product_shipping_profile", {
    id: numbered("prodsp", number),
    product_id: id,
    shipping_profile_id: shippingProfileId,
    ...WRITTEN,
  });
}

function addVariants(tables: Tables, input: { number: number; firstSku: number; packs: number }): void {
  const product_id = productId(input.number);
  const option_id = numbered("opt", input.number);
  const ownOption = numbered("prodopt", input.number);
  tables.add("product_option", { id: option_id, title: "Pack", is_exclusive: true, ...WRITTEN });
  tables.add("product_product_option", { id: ownOption, product_id, product_option_id: option_id, ...WRITTEN });
  PACKS.slice(0, input.packs).forEach((pack, rank) => {
    const sku = input.firstSku + rank;
    const value_id = numbered("optval", sku);
    tables.add("product_option_value", { id: value_id, value: pack, option_id, rank, ...WRITTEN });
    tables.add("product_product_option_value", {
      id: numbered("prodoptval", sku),
      product_product_option_id: ownOption,
      product_option_value_id: value_id,
      ...WRITTEN,
    });
    tables.add("product_variant", {
      id: variantId(sku),
      title: pack,
      sku: skuOf(sku),
      barcode: String(2_000_000_000_000 + sku),
      product_id,
      variant_rank: rank,
      allow_backorder: false,
      manage_inventory: true,
      ...WRITTEN,
    });
    tables.add("product_variant_option", { variant_id: variantId(sku), option_value_id: value_id });
  });
}
