import { formatMoney, type Money } from "../frame/money.js";
import { renderFacts, renderTable } from "../frame/table.js";
import { latenessMs, spanText } from "./lateness.js";
import type { OrderStatus, QuickOrder } from "./quick-orders.js";
import type { Refund } from "./refunds.js";

/** Who brings an order. */
export interface OrderDelivery {
  id: string;
  status: string;
  rider: { first_name: string; phone: string } | null;
}

export interface WholeOrder {
  order: QuickOrder;
  store: { code: string; name: string };
  deliveries: readonly OrderDelivery[];
  refunds: readonly Refund[];
}

/** An order with its lines, its way so far and what went back. */
export function describeOrder({ order, store, deliveries, refunds }: WholeOrder, width: number, now: number): string {
  const money: Money = (amount) => formatMoney(amount, order.currency_code);
  const packedFor = order.due_total === undefined || order.due_total === order.total ? null : money(order.due_total);
  const facts = renderFacts([
    ["order", `#${order.display_id} (${order.order_id})`],
    ["status", order.status],
    ...(order.cancel_reason ? ([["cancelled because", order.cancel_reason]] as const) : []),
    ["store", `${store.code} (${store.name})`],
    ["customer", order.customer_first_name],
    ["address", order.drop.address],
    ["total", money(order.total)],
    ...(packedFor ? ([["to pay for what was packed", packedFor]] as const) : []),
    ["paid with", order.payment_method],
    ["bags", order.bags],
    ["promised", `${new Date(order.promised_at).toLocaleString("sv-SE")}${promiseText(order, now)}`],
    ["rider", deliveries.map(deliveryText).join(", ")],
  ]);
  return [facts, describeLines(order, width), timelineText(order, now), refundsText(refunds, money)]
    .filter(Boolean)
    .join("\n\n");
}

function describeLines({ lines }: QuickOrder, width: number): string {
  return renderTable(
    lines.map((line, index) => ({ ...line, number: index + 1 })),
    [
      { title: "line", value: ({ number }) => number, align: "right" },
      { title: "product", value: ({ title }) => title },
      { title: "ordered", value: ({ quantity }) => quantity, align: "right" },
      { title: "picked", value: ({ picked_quantity }) => picked_quantity, align: "right" },
      {
        title: "of it instead",
        value: ({ substitute }) => substitute && `${substitute.quantity} × ${substitute.title}`,
      },
      { title: "status", value: ({ status }) => status },
    ],
    width,
  );
}

const FINISHED: readonly OrderStatus[] = ["delivered", "cancelled"];

/** Each status with its time, how long it lasted and who moved the order on. */
export function timelineText({ timeline, events, status }: QuickOrder, now: number): string {
  const width = Math.max(...timeline.map((step) => step.status.length));
  return timeline
    .map((step, index) => {
      const end = timeline[index + 1]?.at;
      const lasted = FINISHED.includes(step.status) ? null : (end ? Date.parse(end) : now) - Date.parse(step.at);
      const still = end === undefined && step.status === status ? " so far" : "";
      const event = events?.find(({ to }) => to === step.status);
      const details = [
        lasted === null ? null : `${spanText(lasted)}${still}`,
        event && `by ${event.actor.type}`,
        event?.reason && `"${event.reason}"`,
      ];
      const time = new Date(step.at).toLocaleString("sv-SE");
      return `  ${time}  ${step.status.padEnd(width)}  ${details.filter(Boolean).join(", ")}`.trimEnd();
    })
    .join("\n");
}

function promiseText(order: QuickOrder, now: number): string {
  const late = latenessMs(order, now);
  if (late === null) return "";
  if (order.status === "delivered")
    return late > 0 ? `, came ${spanText(late)} late` : `, came ${spanText(late)} before`;
  return late > 0 ? `, late by ${spanText(late)}` : `, in ${spanText(late)}`;
}

function deliveryText({ status, rider }: OrderDelivery): string {
  return rider ? `${rider.first_name} (${rider.phone}), ${status}` : status;
}

function refundsText(refunds: readonly Refund[], money: Money): string {
  return refunds
    .map(({ id, amount, status, reason, items }) => {
      const what = items.map(({ quantity, title }) => `${quantity} × ${title}`).join(", ");
      return `  refund ${id}: ${money(amount)}, ${status}, ${reason}: ${what}`;
    })
    .join("\n");
}
