import type { EarningsQuery } from "../../contract";
import type { RiderDeliveryService } from "../../modules/rider-delivery";
import { nextIncentive } from "../../modules/rider-delivery/policies/earnings";

type EarningRow = Awaited<ReturnType<RiderDeliveryService["retrieveRiderEarning"]>>;

/** One entry of a rider's earnings; what it is for says which of the ids are there. */
export function toEarning(earning: EarningRow) {
  return {
    id: earning.id,
    kind: earning.kind,
    amount: Number(earning.amount),
    for_distance: Number(earning.for_distance),
    currency_code: earning.currency_code,
    delivery_id: earning.delivery_id,
    order_id: earning.order_id,
    shift_id: earning.shift_id,
    day: earning.day,
    deliveries: earning.deliveries,
    reason: earning.reason,
    earned_at: earning.earned_at,
  };
}

/** What a rider earned in a period, newest first, with its sums, today's deliveries and what they lead to. */
export async function earningsOf(
  riders: RiderDeliveryService,
  rider_id: string,
  { from, to, limit, offset }: EarningsQuery,
) {
  const earned_at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  const [[earnings, count], sums, deliveries_today] = await Promise.all([
    riders.listAndCountRiderEarnings(
      { rider_id, ...(from || to ? { earned_at } : {}) },
      { take: limit, skip: offset, order: { earned_at: "DESC", id: "ASC" } },
    ),
    riders.sumEarnings({ rider_id, from: from ?? null, to: to ?? null }),
    riders.countDeliveredToday(rider_id),
  ]);
  const { incentives, hourly_guarantee } = riders.options.earnings;
  return {
    earnings: earnings.map(toEarning),
    ...sums,
    today: { deliveries: deliveries_today, next_incentive: nextIncentive(deliveries_today, incentives) },
    hourly_guarantee,
    count,
    limit,
    offset,
  };
}
