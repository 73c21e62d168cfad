import { ORDER_STATUSES, type OrderStatus } from "../../../contract";

interface StatusSummary {
  status: string;
  orders: number;
  value: number;
  promise_kept: number;
}

interface StageTimes {
  stage: string;
  orders: number;
  p50_minutes: number;
  p90_minutes: number;
}

interface Interval {
  starts_at: Date;
  orders: number;
  delivered: number;
  cancelled: number;
  revenue: number;
  promise_kept: number;
}

/** What was counted and measured of a window. */
export interface OverviewParts {
  summaries: readonly StatusSummary[];
  stages: readonly StageTimes[];
  /** Pieces ordered, handed over as ordered, and as something else instead. */
  fill: { ordered: number; picked: number; substituted: number } | undefined;
  cancellations: readonly { reason: string; orders: number }[];
  intervals: readonly Interval[];
}

/** How the orders of a window went; money in major units, shares in percent with one decimal, null without orders. */
export interface Overview {
  orders: number;
  revenue: number;
  average_basket: number | null;
  by_status: Record<OrderStatus, number>;
  promise_kept_percent: number | null;
  /** Pieces handed over as ordered, and with what came instead. */
  fill_rate_percent: number | null;
  fill_rate_with_substitutes_percent: number | null;
  cancellations: readonly { reason: string; orders: number }[];
  stages: StageTimes[];
  series: (Omit<Interval, "promise_kept"> & { promise_kept_percent: number | null })[];
}

/** From this length on a window is told day by day. */
const TOLD_BY_DAY_MS = 48 * 60 * 60_000;

/** What a window is told by: hours as long as it has two days at the most, else days. */
export function intervalOf({ from, to }: { from: Date; to: Date }): "hour" | "day" {
  return to.getTime() - from.getTime() > TOLD_BY_DAY_MS ? "day" : "hour";
}

/** Puts counts and times together: revenue, basket and the promise are those of delivered orders. */
export function overviewOf({ summaries, stages, fill, cancellations, intervals }: OverviewParts): Overview {
  const of = (status: OrderStatus) => summaries.find((each) => each.status === status);
  const delivered = of("delivered");
  return {
    orders: summaries.reduce((sum, each) => sum + each.orders, 0),
    revenue: delivered?.value ?? 0,
    average_basket: delivered ? Math.round((100 * delivered.value) / delivered.orders) / 100 : null,
    by_status: Object.fromEntries(ORDER_STATUSES.map((status) => [status, of(status)?.orders ?? 0])) as Record<
      OrderStatus,
      number
    >,
    promise_kept_percent: delivered ? percent(delivered.promise_kept, delivered.orders) : null,
    fill_rate_percent: fill ? percent(fill.picked, fill.ordered) : null,
    fill_rate_with_substitutes_percent: fill ? percent(fill.picked + fill.substituted, fill.ordered) : null,
    cancellations,
    stages: stages.map((each) => ({
      ...each,
      p50_minutes: oneDecimal(each.p50_minutes),
      p90_minutes: oneDecimal(each.p90_minutes),
    })),
    series: intervals.map(({ promise_kept, ...each }) => ({
      ...each,
      promise_kept_percent: percent(promise_kept, each.delivered),
    })),
  };
}

function percent(part: number, whole: number): number | null {
  return whole > 0 ? oneDecimal((100 * part) / whole) : null;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
