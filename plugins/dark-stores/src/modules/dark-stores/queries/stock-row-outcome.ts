/*
 * What a row of a stock file makes of an offer, as SQL over `given` (the row) and `held` (the offer, or nulls when the
 * store does not offer the variant). Shared by what only judges rows and what applies them, so that both agree.
 */

/** The offer that would result. A sale needs a price, so emptying the sale price empties its dates too. */
export const RESULTING_OFFER = `
  coalesce(given.price, held.price) AS price,
  coalesce(given.mrp, greatest(held.mrp, given.price)) AS mrp,
  coalesce(given.on_hand, held.on_hand, 0) AS on_hand,
  coalesce(given.is_available, held.is_available, true) AS is_available,
  CASE WHEN given.clears & 1 = 0 THEN coalesce(given.bin, held.bin) END AS bin,
  coalesce(given.reorder_level, held.reorder_level, 0) AS reorder_level,
  CASE WHEN given.clears & 2 = 0 THEN coalesce(given.max_per_order, held.max_per_order) END AS max_per_order,
  CASE WHEN given.clears & 4 = 0 THEN coalesce(given.sale_price, held.sale_price) END AS sale_price,
  CASE WHEN given.clears & 8 = 0 THEN coalesce(given.sale_starts_at, held.sale_starts_at) END AS sale_starts_at,
  CASE WHEN given.clears & 16 = 0 THEN coalesce(given.sale_ends_at, held.sale_ends_at) END AS sale_ends_at,
  coalesce(held.on_hand, 0) AS on_hand_before,
  coalesce(held.reserved, 0) AS reserved,
  held.variant_id IS NOT NULL AS is_offered`;

/** What forbids it, as a code, over a row of the above. */
export const OUTCOME_PROBLEM = `
  CASE
    WHEN price IS NULL THEN 'price_required'
    WHEN price > mrp THEN 'price_above_mrp'
    WHEN on_hand < reserved THEN 'below_reserved'
    WHEN sale_price > price THEN 'sale_above_price'
    WHEN sale_price IS NULL AND (sale_starts_at IS NOT NULL OR sale_ends_at IS NOT NULL) THEN 'sale_price_required'
    WHEN sale_ends_at <= sale_starts_at THEN 'sale_ends_before_start'
  END`;
