import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import { Refusal } from "../../../contract/refusal";
import { lockOffers } from "../queries/lock-offers.sql";
import { alreadyCommitted } from "./reserve";
import { setHolds, type SetHoldRow } from "../queries/set-holds.sql";

/** How much of some variants a reference is to hold; its holds of other variants stay as they are. */
export interface SetHoldsInput {
  reference: string;
  dark_store_id: string;
  /** Each variant once. At least `at_least` must be held; up to `at_most` is, as far as there is stock. */
  lines: { variant_id: string; at_least: number; at_most: number }[];
}

/**
 * Changes the holds of a reference to other quantities or variants, all or none. Refuses `insufficient_stock` with
 * `items` and `available`, what could be held in all, and `already_committed` for goods that have left the shelf. Run it inside a
 * transaction.
 */
export async function changeHolds(db: Knex, input: SetHoldsInput): Promise<{ low: StockLow[] }> {
  const { reference, dark_store_id, lines } = input;
  const variant_ids = lines.map((line) => line.variant_id);
  await lockOffers(db, { dark_store_ids: lines.map(() => dark_store_id), variant_ids });
  const rows = await setHolds(db, {
    reference,
    dark_store_id,
    variant_ids,
    at_least: lines.map((line) => line.at_least),
    at_most: lines.map((line) => line.at_most),
  });
  const short = rows.filter((row) => row.is_short);
  if (short.length > 0) {
    throw shortage(short);
  }
  if (rows.some((row) => row.held < row.requested)) {
    throw alreadyCommitted();
  }
  return {
    low: rows
      .filter((row) => row.is_low)
      .map(({ variant_id, available, reorder_level }) => ({ dark_store_id, variant_id, available, reorder_level })),
  };
}

function shortage(rows: SetHoldRow[]): Refusal {
  const items = rows.map(({ variant_id, requested, held, available }) => ({
    variant_id,
    requested,
    available: held + Math.max(0, available),
  }));
  return new Refusal("invalid_data", "insufficient_stock", "The store does not have that many left.", {
    items,
    available: items[0]?.available ?? 0,
  });
}
