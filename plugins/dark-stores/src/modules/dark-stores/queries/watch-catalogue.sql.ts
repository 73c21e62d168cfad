import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Every catalogue table a product's page is made of, and how a row of it names its products. What is deleted is left out
 * where Medusa's index leaves it out: without it each statement would read the whole table.
 */
const WATCHED: [table: string, columns: string[], products: string][] = [
  ["product", [], "SELECT id FROM changed"],
  ["product_variant", [], "SELECT product_id FROM changed"],
  ["image", [], "SELECT product_id FROM changed"],
  ["product_category_product", [], "SELECT product_id FROM changed"],
  ["product_tags", [], "SELECT product_id FROM changed"],
  ["product_product_option", [], "SELECT product_id FROM changed"],
  [
    "product_variant_option",
    [],
    "SELECT variant.product_id FROM product_variant variant JOIN changed ON changed.variant_id = variant.id",
  ],
  [
    "product_variant_product_image",
    [],
    "SELECT variant.product_id FROM product_variant variant JOIN changed ON changed.variant_id = variant.id",
  ],
  [
    "product_product_option_value",
    [],
    `SELECT option.product_id FROM product_product_option option
     JOIN changed ON changed.product_product_option_id = option.id`,
  ],
  [
    "product_option",
    ["title", "metadata", "deleted_at"],
    `SELECT option.product_id FROM product_product_option option
     JOIN changed ON changed.id = option.product_option_id WHERE option.deleted_at IS NULL`,
  ],
  [
    "product_option_value",
    ["value", "metadata", "deleted_at"],
    `SELECT option.product_id FROM product_product_option option
     JOIN changed ON changed.option_id = option.product_option_id WHERE option.deleted_at IS NULL`,
  ],
  [
    "product_collection",
    ["title", "handle", "metadata", "deleted_at"],
    "SELECT product.id FROM product JOIN changed ON changed.id = product.collection_id WHERE product.deleted_at IS NULL",
  ],
  [
    "product_type",
    ["value", "metadata", "deleted_at"],
    "SELECT product.id FROM product JOIN changed ON changed.id = product.type_id WHERE product.deleted_at IS NULL",
  ],
  [
    "product_tag",
    ["value", "metadata", "deleted_at"],
    "SELECT tagging.product_id FROM product_tags tagging JOIN changed ON changed.id = tagging.product_tag_id",
  ],
  [
    "product_category",
    ["name", "handle", "description", "mpath", "is_active", "is_internal", "metadata", "deleted_at"],
    `SELECT placed.product_id FROM product_category category
     JOIN changed ON changed.id = ANY (string_to_array(category.mpath, '.'))
     JOIN product_category_product placed ON placed.product_category_id = category.id`,
  ],
];

/** Every event with the transition table that holds its rows. */
const EVENTS = [
  ["INSERT", "NEW"],
  ["UPDATE", "NEW"],
  ["DELETE", "OLD"],
] as const;

function differs(columns: string[]): string {
  const compared = columns.map((column) => `old_row.${column}`).join(", ");
  const against = columns.map((column) => `changed.${column}`).join(", ");
  return `JOIN old_rows old_row ON old_row.id = changed.id
          WHERE (${compared})::text IS DISTINCT FROM (${against})::text`;
}

function triggerSql([table, columns, products]: (typeof WATCHED)[number]): string[] {
  return EVENTS.flatMap(([event, side]) => {
    const name = `note_${table}_${event.toLowerCase()}`;
    const narrowed = event === "UPDATE" && columns.length > 0;
    // Medusa writes whole rows where only a rank or a time changed.
    const rows = narrowed ? `WITH changed AS (SELECT changed.* FROM new_rows changed ${differs(columns)})` : "";
    const referencing = narrowed ? "OLD TABLE AS old_rows NEW TABLE AS new_rows" : `${side} TABLE AS changed`;
    return [
      `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         ${rows}
         INSERT INTO assortment_change (kind, product_id)
         SELECT DISTINCT 'product', noted.id FROM (${products}) noted(id) WHERE noted.id IS NOT NULL;
         RETURN NULL;
       END $$`,
      `CREATE OR REPLACE TRIGGER ${name} AFTER ${event} ON ${table}
       REFERENCING ${referencing} FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
    ];
  });
}

/**
 * Has every change of the catalogue noted in `assortment_change` in the transaction that makes it, and notes all
 * products there are. Parameters: none. Rows: none. May be run again.
 * Invariant: what the Store API shows of a product never misses a change, whoever wrote it.
 */
export async function watchCatalogue(db: Knex): Promise<void> {
  const statements = WATCHED.flatMap(triggerSql);
  await db.raw(
    [
      ...statements,
      `INSERT INTO assortment_change (kind, product_id) SELECT 'product', id FROM product WHERE deleted_at IS NULL`,
    ].join(";\n"),
  );
}
