import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const UNDOING = "IN ('transfer_out', 'return_reversed', 'reversed')";
const UNDOING_OR_DAMAGED = "IN ('transfer_out', 'return_reversed', 'return_damaged', 'reversed')";
const OF_THE_RETURN = "line.reason <> 'return_reversed'";
const OF_THE_RETURN_OR_DAMAGED = "line.reason NOT IN ('return_reversed', 'return_damaged')";

/** Goods that came back damaged leave the batches which the return had put them into. */
export class Migration20261123133500 extends Migration {
  override up(): void {
    this.addSql(
      rewrite([
        [UNDOING, UNDOING_OR_DAMAGED],
        [OF_THE_RETURN, OF_THE_RETURN_OR_DAMAGED],
      ]),
    );
  }

  override down(): void {
    this.addSql(
      rewrite([
        [UNDOING_OR_DAMAGED, UNDOING],
        [OF_THE_RETURN_OR_DAMAGED, OF_THE_RETURN],
      ]),
    );
  }
}

/** Changes the words of the function that follows the ledger in the batches; fails when they are not there. */
function rewrite(changes: [string, string][]): string {
  const steps = changes.map(
    ([from, to]) => `
      IF position($words$${from}$words$ IN body) = 0 THEN
        RAISE EXCEPTION 'move_stock_batches does not say what this migration changes';
      END IF;
      body := replace(body, $words$${from}$words$, $words$${to}$words$);`,
  );
  return `
    DO $rewrite$
    DECLARE body text := pg_get_functiondef('move_stock_batches()'::regprocedure);
    BEGIN
      ${steps.join("")}
      EXECUTE body;
    END $rewrite$`;
}
