import type { RiderDeliveryService } from "../../modules/rider-delivery";

type RiderRow = Awaited<ReturnType<RiderDeliveryService["retrieveRider"]>>;

/** What a rider holds in cash, from which amount on no cash order comes, and the entries, newest first. */
export async function cashOf(
  riders: RiderDeliveryService,
  rider: Pick<RiderRow, "id" | "cash_limit">,
  { limit, offset }: { limit: number; offset: number },
) {
  const [entries, count] = await riders.listAndCountRiderCashEntries(
    { rider_id: rider.id },
    { take: limit, skip: offset, order: { created_at: "DESC", id: "ASC" } },
  );
  return {
    balance: await riders.readCashHeld(rider.id),
    cash_limit: Number(rider.cash_limit ?? riders.options.dispatch.cash_limit),
    entries: entries.map((entry) => ({
      id: entry.id,
      delivery_id: entry.delivery_id,
      order_id: entry.order_id,
      dark_store_id: entry.dark_store_id,
      kind: entry.kind,
      amount: Number(entry.amount),
      currency_code: entry.currency_code,
      created_at: entry.created_at,
    })),
    count,
    limit,
    offset,
  };
}
