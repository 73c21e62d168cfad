import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** How many orders a rider takes in one trip, where it is not as many as the vehicle carries. */
export class Migration20261123181000 extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE rider ADD COLUMN capacity integer NULL CHECK (capacity BETWEEN 1 AND 6);`);
  }

  override down(): void {
    this.addSql(`ALTER TABLE rider DROP COLUMN IF EXISTS capacity;`);
  }
}
