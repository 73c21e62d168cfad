import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** A store's tariff: delivery by distance, free from an amount, small baskets, handling, surge. */
export class Migration20261123140000 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE dark_store
        ADD COLUMN delivery_fee_steps jsonb NOT NULL DEFAULT '[]'
          CONSTRAINT dark_store_delivery_fee_steps_check CHECK (jsonb_typeof(delivery_fee_steps) = 'array'),
        ADD COLUMN free_delivery_from numeric CHECK (free_delivery_from >= 0),
        ADD COLUMN raw_free_delivery_from jsonb,
        ADD COLUMN small_basket_fee numeric NOT NULL DEFAULT 0 CHECK (small_basket_fee >= 0),
        ADD COLUMN raw_small_basket_fee jsonb NOT NULL DEFAULT '{"value": "0", "precision": 20}',
        ADD COLUMN small_basket_below numeric NOT NULL DEFAULT 0 CHECK (small_basket_below >= 0),
        ADD COLUMN raw_small_basket_below jsonb NOT NULL DEFAULT '{"value": "0", "precision": 20}',
        ADD COLUMN handling_fee numeric NOT NULL DEFAULT 0 CHECK (handling_fee >= 0),
        ADD COLUMN raw_handling_fee jsonb NOT NULL DEFAULT '{"value": "0", "precision": 20}',
        ADD COLUMN surge_multiplier double precision NOT NULL DEFAULT 1
          CONSTRAINT dark_store_surge_multiplier_check CHECK (surge_multiplier BETWEEN 1 AND 3),
        ADD COLUMN surge_starts_at timestamptz,
        ADD COLUMN surge_ends_at timestamptz,
        ADD CONSTRAINT dark_store_surge_window_check CHECK (surge_ends_at > surge_starts_at)`);
  }

  override down(): void {
    this.addSql(`
      ALTER TABLE dark_store
        DROP COLUMN delivery_fee_steps,
        DROP COLUMN free_delivery_from, DROP COLUMN raw_free_delivery_from,
        DROP COLUMN small_basket_fee, DROP COLUMN raw_small_basket_fee,
        DROP COLUMN small_basket_below, DROP COLUMN raw_small_basket_below,
        DROP COLUMN handling_fee, DROP COLUMN raw_handling_fee,
        DROP COLUMN surge_multiplier, DROP COLUMN surge_starts_at, DROP COLUMN surge_ends_at`);
  }
}
