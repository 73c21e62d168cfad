import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What the goods of a delivery weigh, as far as the catalogue says, so that a trip is not too heavy for its vehicle. */
export class Migration20261123181100 extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE delivery ADD COLUMN load_g integer NOT NULL DEFAULT 0 CHECK (load_g >= 0);`);
  }

  override down(): void {
    this.addSql(`ALTER TABLE delivery DROP COLUMN IF EXISTS load_g;`);
  }
}
