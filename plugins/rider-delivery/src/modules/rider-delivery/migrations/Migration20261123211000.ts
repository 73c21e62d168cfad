import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What is deleted after a while is found by its age. */
export class Migration20261123211000 extends Migration {
  override up(): void {
    this.addSql(`CREATE INDEX delivery_leg_ended ON delivery_leg (ended_at);`);
    this.addSql(
      `CREATE INDEX delivery_offer_past ON delivery_offer (created_at) WHERE status NOT IN ('accepted', 'offered');`,
    );
  }

  override down(): void {
    this.addSql(`DROP INDEX IF EXISTS delivery_leg_ended;`);
    this.addSql(`DROP INDEX IF EXISTS delivery_offer_past;`);
  }
}
