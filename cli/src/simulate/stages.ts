/** The way of one order with the instant of each status. */
export interface Timeline {
  timeline: readonly { status: string; at: string }[];
}

export interface StageTimes {
  stage: string;
  count: number;
  p50_ms: number | null;
  p95_ms: number | null;
  max_ms: number | null;
}

const STAGES = [
  ["waiting for staff", "confirmed", "preparing"],
  ["picking and packing", "preparing", "ready_for_pickup"],
  ["waiting for the rider", "ready_for_pickup", "out_for_delivery"],
  ["on the way", "out_for_delivery", "delivered"],
  ["order to door", "confirmed", "delivered"],
] as const;

/** How long each stage took over all orders that passed it, by the server's clock. */
export function stageTimes(orders: readonly Timeline[]): StageTimes[] {
  return STAGES.map(([stage, from, to]) =>
    summarise(
      stage,
      orders.flatMap((order) => span(order, from, to)),
    ),
  );
}

/** p50, p95 and the longest of these times. */
export function summarise(stage: string, times: readonly number[]): StageTimes {
  return {
    stage,
    count: times.length,
    p50_ms: percentile(times, 50),
    p95_ms: percentile(times, 95),
    max_ms: percentile(times, 100),
  };
}

/** The nearest-rank percentile: the smallest value that so many per cent do not exceed; null of nothing. */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? null;
}

/** How long an order took to its door; null when it did not get there. */
export function orderToDoorMs(order: Timeline): number | null {
  return span(order, "confirmed", "delivered")[0] ?? null;
}

function span({ timeline }: Timeline, from: string, to: string): number[] {
  const [start, end] = [from, to].map((status) => timeline.find((step) => step.status === status)?.at);
  return start && end ? [Date.parse(end) - Date.parse(start)] : [];
}
