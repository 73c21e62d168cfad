import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Dark stores with their point and service area, what they offer, and every movement of their stock. */
export class Migration20261122180000 extends Migration {
  override up(): void {
    this.addSql(`CREATE EXTENSION IF NOT EXISTS postgis`);

    this.addSql(`
      CREATE TABLE dark_store (
        id text PRIMARY KEY,
        code text NOT NULL,
        name text NOT NULL,
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'paused', 'closed')),
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        location geography(Point, 4326) NOT NULL
          GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED,
        service_area geometry(MultiPolygon, 4326) CHECK (service_area IS NULL OR ST_IsValid(service_area)),
        service_radius_m integer CHECK (service_radius_m > 0),
        address_line text,
        city text,
        postal_code text,
        country_code text NOT NULL DEFAULT 'in',
        timezone text NOT NULL DEFAULT 'Asia/Kolkata',
        opening_hours jsonb,
        prep_minutes integer NOT NULL DEFAULT 5 CHECK (prep_minutes >= 0),
        delivery_fee numeric NOT NULL DEFAULT 0 CHECK (delivery_fee >= 0),
        raw_delivery_fee jsonb NOT NULL DEFAULT '{"value": "0", "precision": 20}',
        minimum_order numeric NOT NULL DEFAULT 0 CHECK (minimum_order >= 0),
        raw_minimum_order jsonb NOT NULL DEFAULT '{"value": "0", "precision": 20}',
        max_open_orders integer CHECK (max_open_orders > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      )`);
    this.addSql(`CREATE UNIQUE INDEX "IDX_dark_store_code_unique" ON dark_store (code) WHERE deleted_at IS NULL`);
    this.addSql(
      `CREATE INDEX "IDX_dark_store_service_area" ON dark_store USING gist (service_area) WHERE deleted_at IS NULL`,
    );
    this.addSql(`CREATE INDEX "IDX_dark_store_location" ON dark_store USING gist (location) WHERE deleted_at IS NULL`);

    this.addSql(`
      CREATE TABLE store_offer (
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        variant_id text NOT NULL,
        price numeric NOT NULL CHECK (price >= 0),
        mrp numeric NOT NULL,
        on_hand integer NOT NULL DEFAULT 0,
        reserved integer NOT NULL DEFAULT 0,
        is_available boolean NOT NULL DEFAULT true,
        bin text,
        reorder_level integer NOT NULL DEFAULT 0 CHECK (reorder_level >= 0),
        max_per_order integer CHECK (max_per_order > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (dark_store_id, variant_id),
        CONSTRAINT store_offer_stock_check CHECK (on_hand >= reserved AND reserved >= 0),
        CONSTRAINT store_offer_mrp_check CHECK (mrp >= price)
      ) WITH (fillfactor = 80)`);
    this.addSql(`CREATE INDEX "IDX_store_offer_variant" ON store_offer (variant_id)`);

    this.addSql(`
      CREATE TABLE stock_hold (
        reference text NOT NULL,
        variant_id text NOT NULL,
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        quantity integer NOT NULL CHECK (quantity >= 0),
        committed_quantity integer NOT NULL DEFAULT 0 CHECK (committed_quantity >= 0),
        returned_quantity integer NOT NULL DEFAULT 0
          CHECK (returned_quantity BETWEEN 0 AND committed_quantity),
        status text NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'committed', 'released')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (reference, variant_id)
      )`);
    this.addSql(`CREATE INDEX "IDX_stock_hold_open" ON stock_hold (dark_store_id, reference) WHERE status = 'held'`);

    this.addSql(`
      CREATE TABLE stock_ledger (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dark_store_id text NOT NULL,
        variant_id text NOT NULL,
        reason text NOT NULL,
        quantity integer NOT NULL CHECK (quantity <> 0),
        before integer NOT NULL,
        after integer NOT NULL,
        actor_type text NOT NULL,
        actor_id text,
        reference text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (after = before + quantity)
      )`);
    this.addSql(`CREATE INDEX "IDX_stock_ledger_offer" ON stock_ledger (dark_store_id, variant_id, id)`);
    this.addSql(`CREATE INDEX "IDX_stock_ledger_reference" ON stock_ledger (reference) WHERE reference IS NOT NULL`);

    this.addSql(`
      CREATE TABLE cart_pin (
        cart_id text PRIMARY KEY,
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        created_at timestamptz NOT NULL DEFAULT now()
      )`);

    this.addSql(`
      CREATE TABLE customer_address_location (
        address_id text PRIMARY KEY,
        customer_id text NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        location geography(Point, 4326) NOT NULL
          GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    this.addSql(`CREATE INDEX "IDX_customer_address_location_customer" ON customer_address_location (customer_id)`);
    this.addSql(
      `CREATE INDEX "IDX_customer_address_location_point" ON customer_address_location USING gist (location)`,
    );

    this.addSql(`
      CREATE TABLE staff (
        id text PRIMARY KEY,
        name text NOT NULL,
        phone text NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      )`);
    this.addSql(`CREATE UNIQUE INDEX "IDX_staff_phone_unique" ON staff (phone) WHERE deleted_at IS NULL`);
    this.addSql(`
      CREATE TABLE staff_assignment (
        id text PRIMARY KEY,
        staff_id text NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      )`);
    this.addSql(
      `CREATE UNIQUE INDEX "IDX_staff_assignment_unique" ON staff_assignment (staff_id, dark_store_id) WHERE deleted_at IS NULL`,
    );
    this.addSql(
      `CREATE INDEX "IDX_staff_assignment_store" ON staff_assignment (dark_store_id) WHERE deleted_at IS NULL`,
    );

    this.addSql(`
      CREATE TABLE inventory_import (
        id text PRIMARY KEY,
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'failed')),
        dry_run boolean NOT NULL DEFAULT false,
        on_error text NOT NULL DEFAULT 'abort' CHECK (on_error IN ('abort', 'skip')),
        row_count integer NOT NULL DEFAULT 0,
        applied_count integer NOT NULL DEFAULT 0,
        error_count integer NOT NULL DEFAULT 0,
        errors jsonb,
        actor_id text,
        finished_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      )`);
    this.addSql(
      `CREATE INDEX "IDX_inventory_import_store" ON inventory_import (dark_store_id, created_at) WHERE deleted_at IS NULL`,
    );
    this.addSql(`
      CREATE UNLOGGED TABLE inventory_import_row (
        import_id text NOT NULL,
        line integer NOT NULL,
        sku text NOT NULL,
        price numeric,
        mrp numeric,
        on_hand integer,
        bin text,
        reorder_level integer,
        max_per_order integer,
        is_available boolean,
        problem text,
        PRIMARY KEY (import_id, line)
      )`);
  }

  override down(): void {
    for (const table of [
      "inventory_import_row",
      "inventory_import",
      "staff_assignment",
      "staff",
      "customer_address_location",
      "cart_pin",
      "stock_ledger",
      "stock_hold",
      "store_offer",
      "dark_store",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`);
    }
  }
}
