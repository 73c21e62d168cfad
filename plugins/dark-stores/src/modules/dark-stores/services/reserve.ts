import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "../../../contract/refusal";
import type { StockLow } from "../../../contract/events";
import { claimStockReference } from "../queries/claim-stock-reference.sql";
import { listHolds, type HoldRow } from "../queries/list-holds.sql";
import { lockOffers } from "../queries/lock-offers.sql";
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
 * Calling it again with the same lines changes nothing. One statement for a reference that holds nothing yet, which is
 * why it needs no transaction of the caller; a short transaction for one that does.
 */
export async function reserve(db: Knex, input: ReserveInput): Promise<{ low: StockLow[] }> {
  const wanted = summed(input.lines);
  const rows = wanted.size === 0 ? [] : await hold(db, input, wanted);
  if (rows.length > 0) {
    return { low: lowOfHeld(rows, input.dark_store_id) };
  }
  return db.transaction((trx) => replaceHold(trx, input, wanted));
}

function hold(db: Knex, input: ReserveInput, wanted: Map<string, number>): Promise<ReserveRow[]> {
  return reserveStock(db, {
    reference: input.reference,
    dark_store_id: input.dark_store_id,
    variant_ids: [...wanted.keys()],
    quantities: [...wanted.values()],
  });
}

/** For a reference that holds or took something: keeps it when the lines are the same, else holds the new ones instead. */
async function replaceHold(db: Knex, input: ReserveInput, wanted: Map<string, number>): Promise<{ low: StockLow[] }> {
  await claimStockReference(db, { reference: input.reference });
  const holds = (await listHolds(db, { reference: input.reference })).filter((each) => each.status !== "released");
  if (sameLines(holds, wanted, input.dark_store_id)) {
    return { low: [] };
  }
  if (holds.some((each) => each.status === "committed")) {
    throw alreadyCommitted();
  }
  // Both the old lines and the new ones, at once: two statements that lock one after the other could meet head-on.
  await lockOffers(db, {
    dark_store_ids: [...holds.map((each) => each.dark_store_id), ...[...wanted].map(() => input.dark_store_id)],
    variant_ids: [...holds.map((each) => each.variant_id), ...wanted.keys()],
  });
  await releaseStock(db, { reference: input.reference });
  if (wanted.size === 0) {
    return { low: [] };
  }
  const rows = await hold(db, input, wanted);
  if (rows.length === 0) {
    throw alreadyCommitted();
  }
  return { low: lowOfHeld(rows, input.dark_store_id) };
}

/** The goods of a reference are in a bag. */
export function alreadyCommitted(): Refusal {
  return new Refusal("conflict", "already_committed", "These goods have left the shelf and cannot be held again.");
}

function lowOfHeld(rows: ReserveRow[], darkStoreId: string): StockLow[] {
  if (!rows.every((row) => row.held)) {
    throw shortage(rows);
  }
  return lowStock(rows, darkStoreId);
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
    .sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1))
    .filter((row) => row.available < row.requested)
    .map(({ variant_id, requested, available }) => ({ variant_id, requested, available }));
  return new Refusal(
    "invalid_data",
    "insufficient_stock",
    "Some items are no longer available in this quantity. Lower the quantity or remove them.",
    { items, available: items[0]?.available ?? 0 },
  );
}
