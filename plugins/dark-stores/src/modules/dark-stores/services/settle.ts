import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "../../../contract/refusal";
import type { StockLow } from "../../../contract/events";
import { commitStock, type StockMovementRow } from "../queries/commit-stock.sql";
import { listHolds } from "../queries/list-holds.sql";
import { returnStock } from "../queries/return-stock.sql";
import type { StockLine } from "./reserve";
import { isStockCheckViolation } from "./stock-check";

export { isStockCheckViolation, violates } from "./stock-check";

/** Who moved the stock: `staff`, `user`, `customer`, `rider` or `system`, and their id. */
export interface Actor {
  actor_type: string;
  actor_id: string | null;
}

export interface CommitInput extends Actor {
  reference: string;
  lines: StockLine[];
}

export interface ReturnInput extends Actor {
  reference: string;
  /** Quantities returned in all; left out: everything that was committed. */
  lines?: StockLine[] | undefined;
  /** How many of them come back damaged: they do not stay on the shelf. */
  damaged?: StockLine[] | undefined;
}

/** What came back now, and what has come back of this variant in all since. */
export interface ReturnedLine extends StockLine {
  in_all: number;
  /** How many of what came back now were damaged and left the shelf again. */
  damaged?: number;
}

/** The movements that took an offer to or below its reorder level, as event payloads. */
export function lowOf(rows: StockMovementRow[]): StockLow[] {
  return rows
    .filter((row) => row.is_low)
    .map(({ dark_store_id, variant_id, available, reorder_level }) => ({
      dark_store_id,
      variant_id,
      available,
      reorder_level,
    }));
}

/**
 * Takes picked goods off the shelf for a reference that holds them, once; a second call changes nothing.
 * Refuses `hold_not_found` for a reference that never held, `hold_released` for one that gave its stock back, and
 * `insufficient_stock` when a substitute is not there.
 */
export async function commit(
  db: Knex,
  input: CommitInput,
): Promise<{ committed: boolean; dark_store_id: string; low: StockLow[] }> {
  const holds = await listHolds(db, { reference: input.reference });
  const first = holds[0];
  if (!first) {
    throw new Refusal("not_found", "hold_not_found", `Nothing is held for ${input.reference}.`);
  }
  if (!holds.some((hold) => hold.status === "held")) {
    if (holds.some((hold) => hold.status === "committed")) {
      return { committed: false, dark_store_id: first.dark_store_id, low: [] };
    }
    throw new Refusal("conflict", "hold_released", `The stock held for ${input.reference} was released.`);
  }
  try {
    const rows = await commitStock(db, {
      reference: input.reference,
      dark_store_id: first.dark_store_id,
      variant_ids: input.lines.map((line) => line.variant_id),
      quantities: input.lines.map((line) => line.quantity),
      actor_type: input.actor_type,
      actor_id: input.actor_id,
    });
    return { committed: rows.length > 0, dark_store_id: first.dark_store_id, low: lowOf(rows) };
  } catch (error) {
    if (isStockCheckViolation(error)) {
      throw new Refusal("invalid_data", "insufficient_stock", "There is not enough stock for what was picked.", {
        items: input.lines.map((line) => ({ variant_id: line.variant_id, requested: line.quantity })),
      });
    }
    throw error;
  }
}

/** Puts committed goods back on the shelf; never more than was committed, however often it is called. */
export async function putBack(db: Knex, input: ReturnInput): Promise<ReturnedLine[]> {
  return returnStock(db, {
    reference: input.reference,
    variant_ids: input.lines ? input.lines.map((line) => line.variant_id) : null,
    quantities: input.lines ? input.lines.map((line) => line.quantity) : null,
    reason: "return",
    actor_type: input.actor_type,
    actor_id: input.actor_id,
  });
}
