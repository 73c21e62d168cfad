import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Photos of orders that were left at the door; the picture itself is in the file store. */
export class Migration20261123151300 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE delivery_proof (
        id text PRIMARY KEY,
        delivery_id text NOT NULL REFERENCES delivery (id),
        rider_id text NOT NULL REFERENCES rider (id),
        file_id text NOT NULL,
        content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp')),
        size_bytes integer NOT NULL CHECK (size_bytes > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );
      CREATE INDEX delivery_proof_delivery ON delivery_proof (delivery_id, created_at DESC);
    `);
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS delivery_proof;`);
  }
}
