import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Batches with an expiry, goods receipts, transfers as records, cycle counts, and one claim per stock reference. */
export class Migration20261123110000 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE FUNCTION claim_stock_reference(claimed text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('stock:' || claimed, 0));
        RETURN NOT EXISTS (SELECT 1 FROM stock_hold hold WHERE hold.reference = claimed AND hold.status <> 'released');
      END $$`);
    this.addSql(`CREATE INDEX "IDX_stock_hold_store" ON stock_hold (dark_store_id, created_at, reference)`);
    this.addSql(`CREATE INDEX "IDX_stock_ledger_store" ON stock_ledger (dark_store_id, id)`);

    this.addSql(`
      CREATE TABLE goods_receipt (
        id text PRIMARY KEY,
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        reference text,
        supplier text,
        actor_type text NOT NULL,
        actor_id text,
        reversed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    this.addSql(`
      CREATE UNIQUE INDEX "IDX_goods_receipt_reference_unique" ON goods_receipt (dark_store_id, reference)
        WHERE reference IS NOT NULL AND reversed_at IS NULL`);
    this.addSql(`CREATE INDEX "IDX_goods_receipt_store" ON goods_receipt (dark_store_id, created_at, id)`);
    this.addSql(`
      CREATE TABLE goods_receipt_line (
        goods_receipt_id text NOT NULL REFERENCES goods_receipt (id) ON DELETE CASCADE,
        position integer NOT NULL,
        variant_id text NOT NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        batch_code text,
        expires_on date,
        unit_cost numeric CHECK (unit_cost >= 0),
        PRIMARY KEY (goods_receipt_id, position)
      )`);

    this.addSql(`
      CREATE TABLE stock_batch (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dark_store_id text NOT NULL,
        variant_id text NOT NULL,
        batch_code text,
        expires_on date,
        unit_cost numeric,
        received_quantity integer NOT NULL CHECK (received_quantity > 0),
        remaining integer NOT NULL CHECK (remaining >= 0),
        origin_batch_id bigint,
        goods_receipt_id text REFERENCES goods_receipt (id),
        received_at timestamptz NOT NULL DEFAULT now(),
        flagged_at timestamptz
      )`);
    this.addSql(`
      CREATE INDEX "IDX_stock_batch_pick" ON stock_batch (dark_store_id, variant_id, expires_on, received_at, id)
        WHERE remaining > 0`);
    this.addSql(`
      CREATE INDEX "IDX_stock_batch_expiry" ON stock_batch (expires_on, dark_store_id)
        WHERE remaining > 0 AND expires_on IS NOT NULL`);
    this.addSql(`CREATE INDEX "IDX_stock_batch_receipt" ON stock_batch (goods_receipt_id)`);
    this.addSql(`
      CREATE TABLE stock_batch_movement (
        ledger_id bigint NOT NULL,
        batch_id bigint NOT NULL REFERENCES stock_batch (id),
        quantity integer NOT NULL CHECK (quantity <> 0),
        PRIMARY KEY (ledger_id, batch_id)
      )`);
    this.addSql(`CREATE INDEX "IDX_stock_batch_movement_batch" ON stock_batch_movement (batch_id)`);
    this.addSql(moveStockBatches());
    this.addSql(`
      CREATE TRIGGER stock_ledger_move_batches AFTER INSERT ON stock_ledger
        REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION move_stock_batches()`);

    this.addSql(`
      CREATE TABLE inventory_transfer (
        id text PRIMARY KEY,
        from_dark_store_id text NOT NULL REFERENCES dark_store (id),
        to_dark_store_id text NOT NULL REFERENCES dark_store (id),
        actor_type text NOT NULL,
        actor_id text,
        reversed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    this.addSql(`CREATE INDEX "IDX_inventory_transfer_created" ON inventory_transfer (created_at, id)`);
    this.addSql(`
      CREATE TABLE inventory_transfer_line (
        inventory_transfer_id text NOT NULL REFERENCES inventory_transfer (id) ON DELETE CASCADE,
        variant_id text NOT NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        PRIMARY KEY (inventory_transfer_id, variant_id)
      )`);
    this.addSql(`CREATE INDEX "IDX_inventory_transfer_line_variant" ON inventory_transfer_line (variant_id)`);

    this.addSql(`
      CREATE TABLE cycle_count (
        id text PRIMARY KEY,
        dark_store_id text NOT NULL REFERENCES dark_store (id),
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'completed', 'cancelled')),
        bins text[],
        variant_ids text[],
        note text,
        opened_by_type text NOT NULL,
        opened_by_id text,
        closed_by_type text,
        closed_by_id text,
        closed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    this.addSql(`CREATE INDEX "IDX_cycle_count_store" ON cycle_count (dark_store_id, created_at, id)`);
    this.addSql(`
      CREATE TABLE cycle_count_line (
        cycle_count_id text NOT NULL REFERENCES cycle_count (id) ON DELETE CASCADE,
        variant_id text NOT NULL,
        expected integer NOT NULL,
        counted integer NOT NULL CHECK (counted >= 0),
        unit_price numeric NOT NULL,
        counted_by_type text NOT NULL,
        counted_by_id text,
        counted_at timestamptz NOT NULL DEFAULT now(),
        applied_at timestamptz,
        problem text,
        PRIMARY KEY (cycle_count_id, variant_id)
      )`);
  }

  override down(): void {
    this.addSql(`DROP TRIGGER IF EXISTS stock_ledger_move_batches ON stock_ledger`);
    this.addSql(`DROP FUNCTION IF EXISTS move_stock_batches()`);
    for (const table of [
      "cycle_count_line",
      "cycle_count",
      "inventory_transfer_line",
      "inventory_transfer",
      "stock_batch_movement",
      "stock_batch",
      "goods_receipt_line",
      "goods_receipt",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`);
    }
    this.addSql(`DROP INDEX IF EXISTS "IDX_stock_ledger_store"`);
    this.addSql(`DROP INDEX IF EXISTS "IDX_stock_hold_store"`);
    this.addSql(`DROP FUNCTION IF EXISTS claim_stock_reference(text)`);
  }
}

/**
 * Follows every ledger row in the batches of its offer, in the statement that wrote it. The writer holds the offer's
 * row lock and enters an offer at most once per statement; so batches need no locks of their own.
 */
function moveStockBatches(): string {
  return `
    CREATE FUNCTION move_stock_batches() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM entered WHERE quantity < 0) THEN
        ${TAKE_FROM_BATCHES};
      END IF;
      IF EXISTS (SELECT 1 FROM entered WHERE quantity > 0 AND reason IN ('return', 'sale_reversed', 'reversed')) THEN
        ${GIVE_BACK_TO_BATCHES};
      END IF;
      IF EXISTS (SELECT 1 FROM entered WHERE reason = 'transfer_in') THEN
        ${CARRY_BATCHES_ALONG};
      END IF;
      RETURN NULL;
    END $$`;
}

/**
 * First expired first out; goods without a batch go last. Goods that are sold or sent away are not taken from expired
 * batches while there is anything else. A movement that undoes another one of its reference takes what that one brought.
 */
const TAKE_FROM_BATCHES = `
  WITH line AS (
    SELECT entry.id, entry.dark_store_id, entry.variant_id, entry.reason, entry.reference, entry.before,
           -entry.quantity AS needed,
           CASE WHEN entry.reason IN ('sale', 'transfer_out') THEN (now() AT TIME ZONE store.timezone)::date END AS today
    FROM entered entry
    JOIN dark_store store ON store.id = entry.dark_store_id
    WHERE entry.quantity < 0
  ),
  batch AS (
    SELECT line.id AS ledger_id, line.needed, batch.id AS batch_id, batch.remaining, batch.expires_on,
           batch.received_at, coalesce(batch.expires_on < line.today, false) AS is_last,
           line.before - sum(batch.remaining) OVER (PARTITION BY line.id) AS loose
    FROM line
    JOIN stock_batch batch ON batch.dark_store_id = line.dark_store_id AND batch.variant_id = line.variant_id
    WHERE batch.remaining > 0
  ),
  brought AS (
    SELECT line.id AS ledger_id, moved.batch_id, sum(moved.quantity) AS quantity
    FROM line
    JOIN stock_ledger other ON other.reference = line.reference AND other.dark_store_id = line.dark_store_id
      AND other.variant_id = line.variant_id AND other.id <> line.id
      AND (line.reason <> 'return_reversed' OR other.reason IN ('return', 'return_reversed'))
    JOIN stock_batch_movement moved ON moved.ledger_id = other.id
    WHERE line.reason IN ('transfer_out', 'return_reversed', 'reversed')
    GROUP BY line.id, moved.batch_id
    HAVING sum(moved.quantity) > 0
  ),
  piece AS (
    SELECT batch.ledger_id, batch.needed, batch.batch_id, least(batch.remaining, brought.quantity) AS amount, 0 AS turn,
           batch.expires_on, batch.received_at
    FROM batch
    JOIN brought USING (ledger_id, batch_id)
    UNION ALL
    SELECT batch.ledger_id, batch.needed, batch.batch_id,
           batch.remaining - least(batch.remaining, coalesce(brought.quantity, 0)),
           CASE WHEN batch.is_last THEN 3 ELSE 1 END, batch.expires_on, batch.received_at
    FROM batch
    LEFT JOIN brought USING (ledger_id, batch_id)
    UNION ALL
    SELECT DISTINCT ledger_id, needed, NULL::bigint, loose, 2, NULL::date, NULL::timestamptz
    FROM batch
    WHERE loose > 0
  ),
  shared AS (
    SELECT ledger_id, batch_id,
           least(amount, greatest(0, needed - coalesce(sum(amount) OVER (
             PARTITION BY ledger_id ORDER BY turn, expires_on, received_at, batch_id
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS quantity
    FROM piece
  ),
  taken AS (
    SELECT ledger_id, batch_id, sum(quantity)::integer AS quantity
    FROM shared
    WHERE batch_id IS NOT NULL AND quantity > 0
    GROUP BY ledger_id, batch_id
  ),
  changed AS (
    UPDATE stock_batch batch SET remaining = batch.remaining - taken.quantity FROM taken WHERE batch.id = taken.batch_id
  )
  INSERT INTO stock_batch_movement (ledger_id, batch_id, quantity)
  SELECT ledger_id, batch_id, -quantity FROM taken`;

/** What was taken under a reference comes back to the batches it was taken from, as far as it came from batches. */
const GIVE_BACK_TO_BATCHES = `
  WITH origin AS (
    SELECT entry.id AS ledger_id, entry.quantity AS needed, moved.batch_id, -sum(moved.quantity) AS quantity
    FROM entered entry
    JOIN stock_ledger other ON other.reference = entry.reference AND other.dark_store_id = entry.dark_store_id
      AND other.variant_id = entry.variant_id AND other.id <> entry.id
    JOIN stock_batch_movement moved ON moved.ledger_id = other.id
    WHERE entry.quantity > 0 AND entry.reason IN ('return', 'sale_reversed', 'reversed')
    GROUP BY entry.id, entry.quantity, moved.batch_id
    HAVING sum(moved.quantity) < 0
  ),
  shared AS (
    SELECT origin.ledger_id, origin.batch_id,
           least(origin.quantity, greatest(0, origin.needed - coalesce(sum(origin.quantity) OVER (
             PARTITION BY origin.ledger_id ORDER BY batch.expires_on, batch.received_at, batch.id
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)))::integer AS quantity
    FROM origin
    JOIN stock_batch batch ON batch.id = origin.batch_id
  ),
  changed AS (
    UPDATE stock_batch batch
    SET remaining = batch.remaining + shared.quantity
    FROM shared
    WHERE batch.id = shared.batch_id AND shared.quantity > 0
  )
  INSERT INTO stock_batch_movement (ledger_id, batch_id, quantity)
  SELECT ledger_id, batch_id, quantity FROM shared WHERE quantity > 0`;

/** Batches that leave one store arrive in the other with their code, expiry and cost; those that come home rejoin. */
const CARRY_BATCHES_ALONG = `
  WITH carried AS (
    SELECT arriving.id AS ledger_id, arriving.dark_store_id, source.id AS source_id, source.variant_id,
           source.batch_code, source.expires_on, source.unit_cost, home.id AS home_id, -moved.quantity AS quantity
    FROM entered arriving
    JOIN entered leaving ON leaving.reason = 'transfer_out' AND leaving.reference = arriving.reference
      AND leaving.variant_id = arriving.variant_id
    JOIN stock_batch_movement moved ON moved.ledger_id = leaving.id
    JOIN stock_batch source ON source.id = moved.batch_id
    LEFT JOIN stock_batch home ON home.id = source.origin_batch_id AND home.dark_store_id = arriving.dark_store_id
    WHERE arriving.reason = 'transfer_in'
  ),
  rejoined AS (
    SELECT ledger_id, home_id AS batch_id, sum(quantity)::integer AS quantity
    FROM carried
    WHERE home_id IS NOT NULL
    GROUP BY ledger_id, home_id
  ),
  changed AS (
    UPDATE stock_batch batch
    SET remaining = batch.remaining + rejoined.quantity
    FROM rejoined
    WHERE batch.id = rejoined.batch_id
  ),
  arrived AS (
    INSERT INTO stock_batch
      (dark_store_id, variant_id, batch_code, expires_on, unit_cost, received_quantity, remaining, origin_batch_id)
    SELECT dark_store_id, variant_id, batch_code, expires_on, unit_cost, quantity, quantity, source_id
    FROM carried
    WHERE home_id IS NULL
    RETURNING id, origin_batch_id, received_quantity
  )
  INSERT INTO stock_batch_movement (ledger_id, batch_id, quantity)
  SELECT ledger_id, batch_id, quantity FROM rejoined
  UNION ALL
  SELECT carried.ledger_id, arrived.id, arrived.received_quantity
  FROM arrived
  JOIN carried ON carried.source_id = arrived.origin_batch_id AND carried.home_id IS NULL`;
