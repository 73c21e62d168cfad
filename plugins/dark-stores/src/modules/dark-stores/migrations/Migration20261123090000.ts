import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What one statement may change in one store before the whole store is noted instead of each variant. */
const NOTED_ONE_BY_ONE = 500;

/**
 * Sale prices, and the assortment: the catalogue as the Store API shows it, which store lists which product in which
 * order, the words it is found by, and the list of changes these are kept in step by.
 */
export class Migration20261123090000 extends Migration {
  override up(): void {
    this.addSql(`CREATE EXTENSION IF NOT EXISTS fuzzystrmatch`);

    this.addSql(`
      ALTER TABLE store_offer
        ADD COLUMN sale_price numeric,
        ADD COLUMN sale_starts_at timestamptz,
        ADD COLUMN sale_ends_at timestamptz,
        ADD CONSTRAINT store_offer_sale_check CHECK (
          (sale_price IS NOT NULL OR (sale_starts_at IS NULL AND sale_ends_at IS NULL))
          AND sale_price >= 0 AND sale_price <= price AND sale_ends_at > sale_starts_at)`);
    this.addSql(
      `CREATE INDEX "IDX_store_offer_sale_starts" ON store_offer (sale_starts_at) WHERE sale_starts_at IS NOT NULL`,
    );
    this.addSql(
      `CREATE INDEX "IDX_store_offer_sale_ends" ON store_offer (sale_ends_at) WHERE sale_ends_at IS NOT NULL`,
    );
    this.addSql(`
      CREATE FUNCTION store_offer_selling_price(
        price numeric, sale_price numeric, sale_starts_at timestamptz, sale_ends_at timestamptz, at timestamptz)
      RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN sale_price IS NOT NULL AND (sale_starts_at IS NULL OR sale_starts_at <= at)
                         AND (sale_ends_at IS NULL OR at < sale_ends_at)
                    THEN sale_price ELSE price END
      $$`);

    this.addSql(`
      CREATE TABLE assortment_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('offer', 'all_offers', 'store', 'product')),
        dark_store_id text CHECK ((dark_store_id IS NULL) = (kind = 'product')),
        variant_id text CHECK ((variant_id IS NOT NULL) = (kind = 'offer')),
        product_id text CHECK ((product_id IS NOT NULL) = (kind = 'product')),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    this.addSql(
      `CREATE TABLE assortment_sweep (one boolean PRIMARY KEY DEFAULT true CHECK (one), swept_until timestamptz NOT NULL)`,
    );
    this.addSql(`INSERT INTO assortment_sweep (swept_until) VALUES (now())`);
    this.addSql(`
      CREATE FUNCTION note_offer_changes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO assortment_change (kind, dark_store_id, variant_id)
        SELECT DISTINCT CASE WHEN is_many THEN 'all_offers' ELSE 'offer' END, dark_store_id,
               CASE WHEN NOT is_many THEN variant_id END
        FROM (SELECT dark_store_id, variant_id,
                     count(*) OVER (PARTITION BY dark_store_id) > ${NOTED_ONE_BY_ONE} AS is_many
              FROM changed) noted;
        RETURN NULL;
      END $$`);
    for (const [event, table] of [
      ["INSERT", "NEW"],
      ["UPDATE", "NEW"],
      ["DELETE", "OLD"],
    ]) {
      this.addSql(`
        CREATE TRIGGER note_${event?.toLowerCase()} AFTER ${event} ON store_offer
        REFERENCING ${table} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offer_changes()`);
    }

    this.addSql(`
      CREATE FUNCTION note_store_changes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO assortment_change (kind, dark_store_id) SELECT 'store', id FROM changed;
        RETURN NULL;
      END $$`);
    this.addSql(`
      CREATE TRIGGER note_update AFTER UPDATE ON dark_store
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_store_changes()`);

    this.addSql(`
      CREATE TABLE catalogue_product (
        product_id text PRIMARY KEY,
        handle text NOT NULL,
        title text NOT NULL,
        sort_title text COLLATE "C" NOT NULL,
        is_published boolean NOT NULL,
        collection_id text,
        type_id text,
        tag_ids text[] NOT NULL,
        names jsonb,
        document text NOT NULL,
        extras text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    this.addSql(`CREATE INDEX "IDX_catalogue_product_handle" ON catalogue_product (handle)`);
    this.addSql(`
      CREATE TABLE catalogue_variant (
        variant_id text PRIMARY KEY,
        product_id text NOT NULL REFERENCES catalogue_product (product_id) ON DELETE CASCADE,
        variant_rank integer NOT NULL,
        document text NOT NULL,
        extras text NOT NULL
      )`);
    this.addSql(
      `CREATE INDEX "IDX_catalogue_variant_product" ON catalogue_variant (product_id, variant_rank, variant_id)`,
    );
    this.addSql(`
      CREATE TABLE catalogue_placement (
        category_id text NOT NULL,
        product_id text NOT NULL REFERENCES catalogue_product (product_id) ON DELETE CASCADE,
        PRIMARY KEY (category_id, product_id)
      )`);
    this.addSql(`CREATE INDEX "IDX_catalogue_placement_product" ON catalogue_placement (product_id)`);
    this.addSql(`
      CREATE TABLE catalogue_word (
        word text COLLATE "C" NOT NULL,
        product_id text NOT NULL REFERENCES catalogue_product (product_id) ON DELETE CASCADE,
        weight real NOT NULL,
        PRIMARY KEY (word, product_id)
      )`);
    this.addSql(`CREATE INDEX "IDX_catalogue_word_product" ON catalogue_word (product_id)`);
    this.addSql(`CREATE TABLE search_word (word text COLLATE "C" PRIMARY KEY, sound text COLLATE "C" NOT NULL)`);
    this.addSql(`CREATE INDEX "IDX_search_word_sound" ON search_word (sound) WHERE sound <> ''`);

    this.addSql(`
      CREATE TABLE assortment_entry (
        dark_store_id text NOT NULL,
        product_id text NOT NULL,
        sold_out boolean NOT NULL,
        price numeric NOT NULL,
        sort_title text COLLATE "C" NOT NULL,
        PRIMARY KEY (dark_store_id, product_id)
      )`);
    this.addSql(
      `CREATE INDEX "IDX_assortment_entry_title" ON assortment_entry (dark_store_id, sold_out, sort_title, product_id)`,
    );
    this.addSql(
      `CREATE INDEX "IDX_assortment_entry_price" ON assortment_entry (dark_store_id, sold_out, price, product_id)`,
    );
    this.addSql(`CREATE INDEX "IDX_assortment_entry_product" ON assortment_entry (product_id)`);
    this.addSql(`CREATE TABLE assortment_size (dark_store_id text PRIMARY KEY, listed integer NOT NULL)`);
  }

  override down(): void {
    for (const event of ["insert", "update", "delete"]) {
      this.addSql(`DROP TRIGGER IF EXISTS note_${event} ON store_offer`);
    }
    this.addSql(`DROP TRIGGER IF EXISTS note_update ON dark_store`);
    for (const table of [
      "assortment_size",
      "assortment_entry",
      "search_word",
      "catalogue_word",
      "catalogue_placement",
      "catalogue_variant",
      "catalogue_product",
      "assortment_sweep",
      "assortment_change",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`);
    }
    this.addSql(`DROP FUNCTION IF EXISTS note_offer_changes`);
    this.addSql(`DROP FUNCTION IF EXISTS note_store_changes`);
    this.addSql(`DROP FUNCTION IF EXISTS store_offer_selling_price`);
    this.addSql(
      `ALTER TABLE store_offer DROP COLUMN IF EXISTS sale_price, DROP COLUMN IF EXISTS sale_starts_at, DROP COLUMN IF EXISTS sale_ends_at`,
    );
  }
}
