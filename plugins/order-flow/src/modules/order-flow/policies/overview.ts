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

/** How the orders of a window went; money in major units, shares in percent with one decimal, null without orders. */
export interface Overview {
  orders: number;
  revenue: number;
  by_status: Record<OrderStatus, number>;
  promise_kept_percent: number | null;
  stages: StageTimes[];
}

/** Puts counts and times together: revenue and the promise are those of delivered orders. */
export function overviewOf(summaries: readonly StatusSummary[], stages: readonly StageTimes[]): Overview {
  const of = (status: OrderStatus) => summaries.find((each) => each.status === status);
  const delivered = of("delivered");
  return {
    orders: summaries.reduce((sum, each) => sum + each.orders, 0),
    revenue: delivered?.value ?? 0,
    by_status: Object.fromEntries(ORDER_STATUSES.map((status) => [status, of(status)?.orders ?? 0])) as Record<
      OrderStatus,
      number
    >,
    promise_kept_percent: delivered ? percent(delivered.promise_kept, delivered.orders) : null,
    stages: stages.map((each) => ({
      ...each,
      p50_minutes: oneDecimal(each.p50_minutes),
      p90_minutes: oneDecimal(each.p90_minutes),
    })),
  };
}

function percent(part: number, whole: number): number {
  return oneDecimal((100 * part) / whole);
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
