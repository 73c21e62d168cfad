import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { findWaitingChanges } from "../queries/find-waiting-changes.sql";
import { lockAssortment } from "../queries/lock-assortment.sql";
import { noteSaleBoundaries } from "../queries/note-sale-boundaries.sql";
import { refreshAssortmentEntries } from "../queries/refresh-assortment-entries.sql";
import { renewOfferStatistics } from "../queries/renew-offer-statistics.sql";
import { takeAssortmentChanges, type AssortmentChangeRow } from "../queries/take-assortment-changes.sql";
import { refreshCatalogue } from "./refresh-catalogue";

/** Noted changes brought into the assortment in one transaction. */
const ROUND = 2000;

/** What a round did: which stores' pages are out of date, whether the catalogue changed, whether more is waiting. */
export interface RefreshedAssortment {
  dark_store_ids: string[];
  catalogue_changed: boolean;
  /** How long the oldest change of the round had been waiting. */
  waited_ms: number;
  is_behind: boolean;
}

const NOTHING: RefreshedAssortment = { dark_store_ids: [], catalogue_changed: false, waited_ms: 0, is_behind: false };

function storesOf(changes: AssortmentChangeRow[]): string[] {
  return [...new Set(changes.flatMap((change) => change.dark_store_id ?? []))];
}

/**
 * One round, inside the caller's transaction: takes noted changes, reads what they are about, writes documents and
 * entries. `wait` waits for a round that is under way elsewhere, so that the caller's own changes are in afterwards;
 * without it the round is left to the other process.
 * `announce` is told before anything is written which stores and whether the catalogue changed.
 */
export async function refreshAssortment(
  db: Knex,
  options: { wait: boolean; announce: (change: RefreshedAssortment) => Promise<void> },
): Promise<RefreshedAssortment> {
  const { locked } = await lockAssortment(db, options);
  if (!locked) {
    return NOTHING;
  }
  await noteSaleBoundaries(db);
  const [waiting] = await findWaitingChanges(db);
  if (!waiting) {
    return NOTHING;
  }
  const changes = await takeAssortmentChanges(db, { limit: ROUND });
  const products = [...new Set(changes.flatMap((change) => change.product_id ?? []))];
  const refreshed = {
    dark_store_ids: storesOf(changes),
    catalogue_changed: products.length > 0,
    waited_ms: waiting.waiting_ms,
    is_behind: true,
  };
  await options.announce(refreshed);
  const relisted = await refreshCatalogue(db, products);
  const whole = new Set(changes.flatMap((change) => (change.kind === "all_offers" ? [change.dark_store_id] : [])));
  const offers = changes.flatMap((change) =>
    change.kind === "offer" && !whole.has(change.dark_store_id) ? [change] : [],
  );
  if (whole.size > 0) {
    await renewOfferStatistics(db);
  }
  const moved = await refreshAssortmentEntries(db, {
    offer_store_ids: offers.map((offer) => offer.dark_store_id),
    offer_variant_ids: offers.map((offer) => offer.variant_id),
    product_ids: relisted,
    dark_store_ids: [...whole],
  });
  const stores = new Set([...refreshed.dark_store_ids, ...moved.map((row) => row.dark_store_id)]);
  return { ...refreshed, dark_store_ids: [...stores] };
}
