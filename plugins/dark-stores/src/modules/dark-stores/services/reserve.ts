import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "../../../contract/refusal";
import type { StockLow } from "../../../contract/events";
import { listHolds, type HoldRow } from "../queries/list-holds.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { reserveStock, type ReserveRow } from "../queries/reserve-stock.sql";

export interface StockLine {
  variant_id: string;
  quantity: number;
}

export interface ReserveInput {
  reference: string;
  dark_store_id: string;
  lines: StockLine[];
}

/** Quantities by variant; refuses what is not a whole positive number. */
function summed(lines: StockLine[]): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const line of lines) {
    if (!Number.isInteger(line.quantity) || line.quantity <= 0) {
      throw new Refusal("invalid_data", "invalid_quantity", "Quantities must be whole numbers of at least 1.", {
        items: [{ variant_id: line.variant_id, requested: line.quantity }],
      });
    }
    quantities.set(line.variant_id, (quantities.get(line.variant_id) ?? 0) + line.quantity);
  }
  return quantities;
}

function sameLines(holds: HoldRow[], wanted: Map<string, number>, darkStoreId: string): boolean {
  return (
    holds.length === wanted.size &&
    holds.every((hold) => hold.dark_store_id === darkStoreId && wanted.get(hold.variant_id) === hold.quantity)
  );
}

/**
 * Makes a reference hold exactly these lines, or refuses with `insufficient_stock` and holds what it held before.
 * Runs inside the caller's transaction. Calling it again with the same lines changes nothing.
 */
export async function reserve(db: Knex, input: ReserveInput): Promise<{ low: StockLow[] }> {
  const wanted = summed(input.lines);
  const holds = (await listHolds(db, { reference: input.reference })).filter((hold) => hold.status !== "released");
  if (holds.length > 0) {
    if (sameLines(holds, wanted, input.dark_store_id)) {
      return { low: [] };
    }
    if (holds.some((hold) => hold.status === "committed")) {
      throw new Refusal("conflict", "already_committed", "These goods have left the shelf and cannot be held again.");
    }
    await releaseStock(db, { reference: input.reference });
  }
  if (wanted.size === 0) {
    return { low: [] };
  }

  const rows = await reserveStock(db, {
    reference: input.reference,
    dark_store_id: input.dark_store_id,
    variant_ids: [...wanted.keys()],
    quantities: [...wanted.values()],
  });
  if (rows.every((row) => row.held)) {
    return { low: lowStock(rows, input.dark_store_id) };
  }
  // Someone else may have reserved for this reference while we waited for the rows: then it is held already.
  const heldMeanwhile = (await listHolds(db, { reference: input.reference })).filter(
    (hold) => hold.status !== "released",
  );
  if (sameLines(heldMeanwhile, wanted, input.dark_store_id)) {
    return { low: [] };
  }
  throw shortage(rows);
}

function lowStock(rows: ReserveRow[], darkStoreId: string): StockLow[] {
  return rows
    .filter((row) => row.is_low)
    .map(({ variant_id, available, reorder_level }) => ({
      dark_store_id: darkStoreId,
      variant_id,
      available,
      reorder_level,
    }));
}

function shortage(rows: ReserveRow[]): Refusal {
  const items = rows
    .filter((row) => row.available < row.requested)
    .map(({ variant_id, requested, available }) => ({ variant_id, requested, available }));
  return new Refusal(
    "invalid_data",
    "insufficient_stock",
    "Some items are no longer available in this quantity. Lower the quantity or remove them.",
    { items, available: items[0]?.available ?? 0 },
  );
}
