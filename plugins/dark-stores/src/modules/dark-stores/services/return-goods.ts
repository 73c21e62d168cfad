import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { adjustStock } from "../queries/adjust-stock.sql";
import { listHolds } from "../queries/list-holds.sql";
import { lockOffers } from "../queries/lock-offers.sql";
import { asOfferRefusal } from "./offer-refusals";
import { putBack, type Actor, type ReturnedLine, type ReturnInput } from "./settle";
import { undoReturn } from "./undo-settlement";

/** Ledger reasons of goods that came back and cannot be sold, and of taking that back. */
const DAMAGED = "return_damaged";
const DAMAGED_REVERSED = "reversed";

type Undo = Actor & { reference: string; lines: ReturnedLine[] };

/**
 * Takes goods of a reference back, inside the caller's transaction: all come back to the shelf in the ledger, and those
 * that are damaged leave it at once (`return_damaged`), so that both are accounted for. A second call changes nothing.
 */
export async function returnGoods(db: Knex, input: ReturnInput): Promise<ReturnedLine[]> {
  const back = await putBack(db, input);
  const lines = back.map((line) => ({ ...line, damaged: Math.min(line.quantity, damagedOf(input, line.variant_id)) }));
  await moveDamaged(db, input, lines, { sign: -1, reason: DAMAGED });
  return lines;
}

/** Undoes a return, once. Refuses `stock_reserved` when the goods have been promised to others since. */
export async function undoReturnedGoods(db: Knex, input: Undo): Promise<void> {
  const holds = await listHolds(db, input);
  const [dark_store_id = ""] = holds.map((hold) => hold.dark_store_id);
  const variant_ids = input.lines.map((line) => line.variant_id);
  await lockOffers(db, { dark_store_ids: variant_ids.map(() => dark_store_id), variant_ids });
  // Read again under the locks: someone else may have undone it while we waited.
  const now = await listHolds(db, input);
  const lines = input.lines.filter((line) =>
    now.some((hold) => hold.variant_id === line.variant_id && hold.returned_quantity === line.in_all),
  );
  await moveDamaged(db, input, lines, { sign: 1, reason: DAMAGED_REVERSED });
  await undoReturn(db, { ...input, lines });
}

async function moveDamaged(
  db: Knex,
  input: Actor & { reference: string },
  lines: ReturnedLine[],
  move: { sign: 1 | -1; reason: string },
): Promise<void> {
  const damaged = lines.filter((line) => (line.damaged ?? 0) > 0);
  if (damaged.length === 0) return;
  const holds = await listHolds(db, input);
  try {
    await adjustStock(db, {
      dark_store_ids: damaged.map(() => holds[0]?.dark_store_id ?? ""),
      variant_ids: damaged.map((line) => line.variant_id),
      differences: damaged.map((line) => move.sign * (line.damaged ?? 0)),
      reasons: damaged.map(() => move.reason),
      actor_type: input.actor_type,
      actor_id: input.actor_id,
      reference: input.reference,
    });
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

function damagedOf({ damaged = [] }: ReturnInput, variantId: string): number {
  return damaged.filter((line) => line.variant_id === variantId).reduce((sum, line) => sum + line.quantity, 0);
}
