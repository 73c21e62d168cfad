import type { ActionProps } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import DeliveryPart from "../deliveries/delivery-part.js";
import { Facts, ReadingError, RecordLink, Section, Table, Timeline } from "../records/parts.js";
import RecordName from "../records/record-name.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";
import type { DeliveryAnswer, OrderAnswer, PaidAnswer, RefundAnswer } from "./order-answers.js";
import OrderMessages from "./order-messages.js";
import PromiseNote from "./promise-note.js";

const PAID_FIELDS = ["authorized_amount", "captured_amount", "refunded_amount"]
  .map((name) => `payment_collections.${name}`)
  .join(",");

/** Everything operations ask about one order, from its lines to the rider's way. */
export default function OrderPage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const id = encodeURIComponent(record?.id ?? "");
  const order = useAdminApi<{ quick_order: OrderAnswer }>(record ? `/quick-orders/${id}` : null);
  if (!record) return null;
  if (order.error) return <ReadingError error={order.error} retry={order.reload} />;
  if (!order.data) return <p role="status">{say("Loading…")}</p>;
  const { quick_order } = order.data;
  return (
    <div className="qd-record" key={quick_order.order_id}>
      <Head order={quick_order} />
      <div className="qd-columns">
        <Section title={say("What happened")}>
          <Timeline events={quick_order.events} />
        </Section>
        <Payment order={quick_order} />
      </div>
      <Lines order={quick_order} />
      <Delivery orderId={quick_order.order_id} />
      <Refunds orderId={quick_order.order_id} />
      <OrderMessages orderId={quick_order.order_id} />
    </div>
  );
}

function Head({ order }: { order: OrderAnswer }): React.ReactElement {
  const say = useSay();
  return (
    <Section title={say("Order {number}", { number: order.display_id })}>
      <p className="qd-headline">
        <Badge status={order.status} /> <PromiseNote order={order} />
      </p>
      <Facts
        of={[
          [say("Store"), <RecordName resource="dark-stores" id={order.dark_store_id} />],
          [
            say("Customer"),
            order.customer_id ? (
              <RecordLink
                resource="customers"
                id={order.customer_id}
                text={order.customer_first_name ?? say("Open the customer")}
              />
            ) : (
              (order.customer_first_name ?? say("Guest"))
            ),
          ],
          [say("Address"), order.drop.address],
          [say("Instructions"), order.drop.instructions],
          [say("Bags"), order.bags],
          ...(order.cancel_reason ? [[say("Cancelled because"), order.cancel_reason] as [string, string]] : []),
        ]}
      />
    </Section>
  );
}

function Payment({ order }: { order: OrderAnswer }): React.ReactElement {
  const say = useSay();
  const { money } = useFormats();
  const amount = (value: number) => money(value, order.currency_code);
  const { data, error, reload } = useAdminApi<{ order: PaidAnswer }>(
    `/orders/${encodeURIComponent(order.order_id)}?fields=${PAID_FIELDS}`,
  );
  const paid = data?.order.payment_collections;
  const sum = (of: "authorized_amount" | "captured_amount" | "refunded_amount") =>
    paid && amount(paid.reduce((total, collection) => total + (collection[of] ?? 0), 0));
  return (
    <Section title={say("Payment")}>
      {error && <ReadingError error={error} retry={reload} />}
      <Facts
        of={[
          [say("Method"), say(order.payment_method === "cod" ? "Cash on delivery" : wordsOf(order.payment_method))],
          [say("Ordered for"), amount(order.total)],
          [say("Owed as packed"), amount(order.due_total)],
          [say("Cash to collect"), amount(order.cash_to_collect)],
          [say("Authorised"), sum("authorized_amount")],
          [say("Captured"), sum("captured_amount")],
          [say("Refunded"), sum("refunded_amount")],
        ]}
      />
    </Section>
  );
}

function Lines({ order }: { order: OrderAnswer }): React.ReactElement {
  const say = useSay();
  const { money } = useFormats();
  return (
    <Section title={say("Items")}>
      <Table
        label={say("Items")}
        columns={[say("Item"), say("Bin"), say("Ordered"), say("Picked"), say("State"), say("Price"), say("Owed")]}
        empty={say("No items.")}
        rows={order.lines.map((line) => ({
          key: line.id,
          cells: [
            line.substitute ? (
              <>
                <s>{line.title}</s> {line.substitute.title}
              </>
            ) : (
              line.title
            ),
            line.bin,
            line.quantity,
            line.picked_quantity,
            <>
              <Badge status={line.status} /> {line.short_reason}
            </>,
            money(line.unit_price, order.currency_code),
            money(line.due, order.currency_code),
          ],
        }))}
      />
    </Section>
  );
}

function Delivery({ orderId }: { orderId: string }): React.ReactElement {
  const say = useSay();
  const { data, error, reload } = useAdminApi<{ deliveries: DeliveryAnswer[] }>(
    `/deliveries?order_id=${encodeURIComponent(orderId)}&limit=1`,
  );
  const [delivery] = data?.deliveries ?? [];
  return (
    <Section title={say("Delivery")}>
      {error && <ReadingError error={error} retry={reload} />}
      {delivery && <DeliveryPart id={delivery.id} />}
      {data && !delivery && <p className="qd-nothing">{say("Begins when the order is confirmed.")}</p>}
    </Section>
  );
}

function Refunds({ orderId }: { orderId: string }): React.ReactElement {
  const say = useSay();
  const { instant, money } = useFormats();
  const { data, error, reload } = useAdminApi<{ refunds: RefundAnswer[] }>(
    `/refunds?order_id=${encodeURIComponent(orderId)}`,
  );
  return (
    <Section title={say("Refunds")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <Table
          label={say("Refunds")}
          columns={[say("When"), say("State"), say("Items"), say("Because"), say("Amount")]}
          empty={say("Nothing was refunded.")}
          rows={data.refunds.map((refund) => ({
            key: refund.id,
            cells: [
              instant(refund.created_at),
              <Badge status={refund.status} />,
              refund.items.map(({ quantity, title }) => `${quantity} × ${title}`).join(", "),
              [say(wordsOf(refund.reason)), refund.note].filter(Boolean).join(" · "),
              money(refund.amount, refund.currency_code),
            ],
          }))}
        />
      )}
    </Section>
  );
}
