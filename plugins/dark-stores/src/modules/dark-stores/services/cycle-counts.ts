import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import { Refusal } from "../../../contract/refusal";
import { adjustStock } from "../queries/adjust-stock.sql";
import { closeCycleCount } from "../queries/close-cycle-count.sql";
import { listOpenLines } from "../queries/list-open-lines.sql";
import { lockCycleCount } from "../queries/lock-cycle-count.sql";
import { lockOffers } from "../queries/lock-offers.sql";
import { markCountLines } from "../queries/mark-count-lines.sql";
import { recordCycleCount } from "../queries/record-cycle-count.sql";
import { refuseDuplicates, resolveVariants, type VariantReference } from "./resolve-variants";
import { lowOf, type Actor } from "./settle";

/** Lines of a count that one pass applies. */
const LINES_AT_ONCE = 10_000;

interface OneCount extends Actor {
  dark_store_id: string;
  cycle_count_id: string;
}

export interface RecordCountInput extends OneCount {
  lines: (VariantReference & { counted: number })[];
}

function notFound(id: string): Refusal {
  return new Refusal("not_found", "cycle_count_not_found", `This store has no cycle count ${id}.`);
}

function notOpen(status: string): Refusal {
  return new Refusal("conflict", "cycle_count_not_open", `This cycle count is ${status}: open another one.`, {
    status,
  });
}

/**
 * Writes down what was counted, all or none, each line beside the stock on hand of the same instant. Counting a variant
 * again replaces it. Refuses `cycle_count_not_open`, `offer_not_found`, `not_in_count` and `line_applied`.
 */
export async function recordCount(db: Knex, input: RecordCountInput): Promise<void> {
  const variantIds = await resolveVariants(db, input.lines);
  refuseDuplicates(variantIds);
  const rows = await recordCycleCount(db, {
    cycle_count_id: input.cycle_count_id,
    dark_store_id: input.dark_store_id,
    variant_ids: variantIds,
    counted: input.lines.map((line) => line.counted),
    actor_type: input.actor_type,
    actor_id: input.actor_id,
  });
  if (rows.length === 0) {
    const [count] = await lockCycleCount(db, { dark_store_id: input.dark_store_id, id: input.cycle_count_id });
    throw count ? notOpen(count.status) : notFound(input.cycle_count_id);
  }
  const wrong = rows.filter((row) => !row.is_recorded);
  const [first] = wrong;
  if (first) {
    const [code, sentence] = !first.is_offered
      ? ["offer_not_found", "This store does not offer all of these variants."]
      : !first.is_in_scope
        ? ["not_in_count", "Some of these variants are not part of this count: they lie in other bins."]
        : ["line_applied", "Some of these lines are applied already: count them in another count."];
    throw new Refusal("invalid_data", code, sentence, { items: wrong.map(({ variant_id }) => ({ variant_id })) });
  }
}

/**
 * Applies the differences of a count to the stock as it is now (ledger reason `count`), so that what was sold or
 * received since the counting stays so. Lines that would take stock below what orders hold are refused one by one and
 * keep the count open; the others are applied, once. A completed count stays as it is.
 */
export async function completeCount(
  db: Knex,
  input: OneCount,
  limit = LINES_AT_ONCE,
): Promise<{ low: StockLow[]; refused: number }> {
  const id = input.cycle_count_id;
  const [count] = await lockCycleCount(db, { dark_store_id: input.dark_store_id, id });
  if (!count) {
    throw notFound(id);
  }
  if (count.status === "completed") {
    return { low: [], refused: 0 };
  }
  if (count.status !== "open") {
    throw notOpen(count.status);
  }
  const low: StockLow[] = [];
  let refused = 0;
  for (let after = ""; ;) {
    const lines = await listOpenLines(db, { cycle_count_id: id, after, limit });
    const last = lines.at(-1);
    if (!last) {
      break;
    }
    const applied = await applyLines(db, input, lines);
    low.push(...applied.low);
    refused += applied.refused;
    after = last.variant_id;
  }
  if (refused === 0) {
    await closeCycleCount(db, { id, status: "completed", actor_type: input.actor_type, actor_id: input.actor_id });
  }
  return { low, refused };
}

/** Applies some lines of a count and writes down why others cannot be. */
async function applyLines(
  db: Knex,
  input: OneCount,
  lines: { variant_id: string; variance: number }[],
): Promise<{ low: StockLow[]; refused: number }> {
  const id = input.cycle_count_id;
  const variances = new Map(lines.map((line) => [line.variant_id, line.variance]));
  const offers = await lockOffers(db, {
    dark_store_ids: lines.map(() => input.dark_store_id),
    variant_ids: lines.map((line) => line.variant_id),
  });
  const short = offers.filter((offer) => offer.on_hand + (variances.get(offer.variant_id) ?? 0) < offer.reserved);
  const refused = new Set(short.map((offer) => offer.variant_id));
  const applied = lines.filter((line) => !refused.has(line.variant_id));
  const changed = applied.filter((line) => line.variance !== 0);
  const rows = await adjustStock(db, {
    dark_store_ids: changed.map(() => input.dark_store_id),
    variant_ids: changed.map((line) => line.variant_id),
    differences: changed.map((line) => line.variance),
    reasons: changed.map(() => "count"),
    actor_type: input.actor_type,
    actor_id: input.actor_id,
    reference: id,
  });
  await markCountLines(db, {
    cycle_count_id: id,
    applied: applied.map((line) => line.variant_id),
    refused: short.map((offer) => offer.variant_id),
    problems: short.map(
      ({ variant_id, on_hand, reserved }) =>
        `A difference of ${variances.get(variant_id) ?? 0} would leave ${on_hand + (variances.get(variant_id) ?? 0)} ` +
        `on hand, and orders hold ${reserved}: cancel or short-pick them, or count again.`,
    ),
  });
  return { low: lowOf(rows), refused: refused.size };
}

/** Ends a count without applying what is not applied yet. A cancelled count stays as it is. */
export async function cancelCount(db: Knex, input: OneCount): Promise<void> {
  const [count] = await lockCycleCount(db, { dark_store_id: input.dark_store_id, id: input.cycle_count_id });
  if (!count) {
    throw notFound(input.cycle_count_id);
  }
  if (count.status === "completed") {
    throw notOpen(count.status);
  }
  await closeCycleCount(db, {
    id: input.cycle_count_id,
    status: "cancelled",
    actor_type: input.actor_type,
    actor_id: input.actor_id,
  });
}
