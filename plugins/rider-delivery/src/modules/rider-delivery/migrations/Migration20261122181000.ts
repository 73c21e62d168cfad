import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz NULL`;

/** Riders, shifts, positions, deliveries, offers, and what riders earn and hold. */
export class Migration20261122181000 extends Migration {
  override up(): void {
    this.addSql(`CREATE EXTENSION IF NOT EXISTS postgis;`);
    this.createRiders();
    this.createDeliveries();
    this.createOffers();
    this.createLedgers();
  }

  override down(): void {
    for (const table of [
      "rider_cash_entry",
      "rider_earning",
      "delivery_event",
      "delivery_offer",
      "delivery",
      "rider_location",
      "rider_shift",
      "rider",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table};`);
    }
  }

  private createRiders(): void {
    this.addSql(`
      CREATE TABLE rider (
        id text PRIMARY KEY,
        first_name text NOT NULL,
        last_name text NULL,
        phone text NOT NULL,
        vehicle text NOT NULL CHECK (vehicle IN ('walk', 'cycle', 'scooter', 'electric_scooter')),
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
        home_dark_store_id text NULL,${TIMESTAMPS}
      );
      CREATE UNIQUE INDEX rider_phone_unique ON rider (phone) WHERE deleted_at IS NULL;
      CREATE TABLE rider_shift (
        id text PRIMARY KEY,
        rider_id text NOT NULL REFERENCES rider (id),
        started_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz NULL,${TIMESTAMPS},
        CHECK (ended_at >= started_at)
      );
      CREATE UNIQUE INDEX rider_shift_one_open ON rider_shift (rider_id) WHERE ended_at IS NULL AND deleted_at IS NULL;
      CREATE INDEX rider_shift_rider ON rider_shift (rider_id, started_at DESC);
      CREATE TABLE rider_location (
        rider_id text PRIMARY KEY REFERENCES rider (id) ON DELETE CASCADE,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        location geography(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED,
        accuracy_m double precision NULL,
        heading double precision NULL,
        speed_mps double precision NULL,
        recorded_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX rider_location_location ON rider_location USING gist (location);
    `);
  }

  private createDeliveries(): void {
    this.addSql(`
      CREATE TABLE delivery (
        id text PRIMARY KEY,
        order_id text NOT NULL,
        display_id integer NOT NULL,
        dark_store_id text NOT NULL,
        dark_store_code text NOT NULL,
        customer_id text NULL,
        status text NOT NULL DEFAULT 'unassigned'
          CHECK (status IN ('unassigned', 'assigned', 'picked_up', 'delivered', 'failed', 'cancelled')),
        rider_id text NULL REFERENCES rider (id),
        trip_id text NULL,
        sequence integer NULL,
        pickup_name text NOT NULL,
        pickup_latitude double precision NOT NULL,
        pickup_longitude double precision NOT NULL,
        drop_latitude double precision NOT NULL,
        drop_longitude double precision NOT NULL,
        drop_address text NOT NULL,
        drop_instructions text NULL,
        distance_m double precision NOT NULL CHECK (distance_m >= 0),
        currency_code text NOT NULL,
        cash_to_collect numeric NOT NULL DEFAULT 0 CHECK (cash_to_collect >= 0),
        cash_collected numeric NULL CHECK (cash_collected >= 0),
        earning numeric NOT NULL CHECK (earning >= 0),
        wrong_codes integer NOT NULL DEFAULT 0,
        code_locked_until timestamptz NULL,
        failure_reason text NULL,
        assigned_at timestamptz NULL,
        picked_up_at timestamptz NULL,
        delivered_at timestamptz NULL,
        failed_at timestamptz NULL,
        cancelled_at timestamptz NULL,${TIMESTAMPS},
        CONSTRAINT delivery_rider_known CHECK (status NOT IN ('assigned', 'picked_up', 'delivered') OR rider_id IS NOT NULL),
        CONSTRAINT delivery_unassigned_has_no_rider CHECK (status <> 'unassigned' OR rider_id IS NULL),
        CONSTRAINT delivery_picked_up_before_delivered CHECK (status <> 'delivered' OR (picked_up_at IS NOT NULL AND delivered_at IS NOT NULL)),
        CONSTRAINT delivery_cash_settled CHECK (status <> 'delivered' OR cash_collected = cash_to_collect)
      );
      CREATE UNIQUE INDEX delivery_order_unique ON delivery (order_id);
      CREATE INDEX delivery_open ON delivery (created_at, id) WHERE status = 'unassigned';
      CREATE INDEX delivery_carried ON delivery (rider_id) WHERE status IN ('assigned', 'picked_up');
      CREATE INDEX delivery_rider ON delivery (rider_id, created_at DESC);
      CREATE INDEX delivery_dark_store ON delivery (dark_store_id, created_at DESC);
      CREATE TABLE delivery_event (
        id text PRIMARY KEY,
        delivery_id text NOT NULL REFERENCES delivery (id),
        from_status text NULL,
        to_status text NOT NULL,
        rider_id text NULL,
        actor_type text NOT NULL,
        actor_id text NULL,
        reason text NULL,${TIMESTAMPS}
      );
      CREATE INDEX delivery_event_delivery ON delivery_event (delivery_id, created_at);
    `);
  }

  private createOffers(): void {
    this.addSql(`
      CREATE TABLE delivery_offer (
        id text PRIMARY KEY,
        delivery_id text NOT NULL REFERENCES delivery (id),
        rider_id text NOT NULL REFERENCES rider (id),
        status text NOT NULL DEFAULT 'offered'
          CHECK (status IN ('offered', 'accepted', 'declined', 'expired', 'withdrawn')),
        distance_m double precision NOT NULL,
        earning numeric NOT NULL CHECK (earning >= 0),
        expires_at timestamptz NOT NULL,
        responded_at timestamptz NULL,
        withdrawn_reason text NULL CHECK (withdrawn_reason IN ('taken', 'cancelled')),${TIMESTAMPS}
      );
      CREATE UNIQUE INDEX delivery_offer_one_open ON delivery_offer (delivery_id, rider_id) WHERE status = 'offered';
      CREATE UNIQUE INDEX delivery_offer_one_accepted ON delivery_offer (delivery_id) WHERE status = 'accepted';
      CREATE INDEX delivery_offer_rider ON delivery_offer (rider_id, created_at DESC);
      CREATE INDEX delivery_offer_expiry ON delivery_offer (expires_at) WHERE status = 'offered';
      CREATE INDEX delivery_offer_memory ON delivery_offer (delivery_id, rider_id, responded_at);
    `);
  }

  private createLedgers(): void {
    this.addSql(`
      CREATE TABLE rider_earning (
        id text PRIMARY KEY,
        rider_id text NOT NULL REFERENCES rider (id),
        delivery_id text NULL REFERENCES delivery (id),
        order_id text NULL,
        kind text NOT NULL CHECK (kind IN ('delivery')),
        amount numeric NOT NULL,
        currency_code text NOT NULL,
        distance_m double precision NULL,
        earned_at timestamptz NOT NULL DEFAULT now(),${TIMESTAMPS}
      );
      CREATE UNIQUE INDEX rider_earning_once ON rider_earning (delivery_id, kind) WHERE delivery_id IS NOT NULL;
      CREATE INDEX rider_earning_rider ON rider_earning (rider_id, earned_at DESC);
      CREATE TABLE rider_cash_entry (
        id text PRIMARY KEY,
        rider_id text NOT NULL REFERENCES rider (id),
        delivery_id text NULL REFERENCES delivery (id),
        order_id text NULL,
        kind text NOT NULL CHECK (kind IN ('collected', 'settled')),
        amount numeric NOT NULL,
        currency_code text NOT NULL,${TIMESTAMPS}
      );
      CREATE UNIQUE INDEX rider_cash_entry_once ON rider_cash_entry (delivery_id, kind) WHERE delivery_id IS NOT NULL;
      CREATE INDEX rider_cash_entry_rider ON rider_cash_entry (rider_id, created_at DESC);
    `);
  }
}
