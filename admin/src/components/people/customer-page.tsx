import type { ActionProps } from "adminjs";
import React, { useMemo } from "react";
import { Link } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import MapView, { type MapPoint } from "../map/map-view.js";
import type { OrderAnswer, RefundAnswer } from "../orders/order-answers.js";
import { Facts, ReadingError, RecordLink, Section, Table } from "../records/parts.js";
import RecordName from "../records/record-name.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";

/** A customer as `GET /admin/customers/:id` answers them with their addresses. */
interface CustomerAnswer {
  id: string;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  email: string | null;
  has_account: boolean;
  created_at: string;
  addresses: AddressAnswer[];
}

interface AddressAnswer {
  id: string;
  address_name: string | null;
  address_1: string | null;
  address_2: string | null;
  city: string | null;
  postal_code: string | null;
  is_default_shipping: boolean;
  metadata: { latitude?: unknown; longitude?: unknown } | null;
}

const SHOWN = 10;

/** The page of a customer: who they are, where they are brought to, what they ordered and got back. */
export default function CustomerPage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const { instant } = useFormats();
  const id = encodeURIComponent(record?.id ?? "");
  const reading = useAdminApi<{ customer: CustomerAnswer }>(record ? `/customers/${id}?fields=*addresses` : null);
  if (!record) return null;
  if (reading.error) return <ReadingError error={reading.error} retry={reading.reload} />;
  if (!reading.data) return <p role="status">{say("Loading…")}</p>;
  const { customer } = reading.data;
  const name = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
  return (
    <div className="qd-record" key={customer.id}>
      <Section title={name || (customer.phone ?? customer.email ?? say("Customer"))}>
        <Facts
          of={[
            [say("Phone"), customer.phone],
            [say("Email"), customer.email],
            [say("Account"), say(customer.has_account ? "Yes" : "No")],
            [say("Since"), instant(customer.created_at)],
          ]}
        />
        <p className="qd-links">
          <Link to={`/admin/resources/orders?filters.customer_id=${id}`}>{say("All orders")}</Link>
          <Link to={`/admin/resources/refunds?filters.customer_id=${id}`}>{say("All refunds")}</Link>
        </p>
      </Section>
      <Addresses of={customer.addresses} />
      <Orders customerId={id} />
      <Refunds customerId={id} />
    </div>
  );
}

function Addresses({ of: addresses }: { of: readonly AddressAnswer[] }): React.ReactElement {
  const say = useSay();
  const points = useMemo(() => addresses.flatMap(pointOf), [addresses]);
  return (
    <Section title={say("Addresses")}>
      <div className="qd-columns">
        <Table
          label={say("Addresses")}
          columns={[say("Name"), say("Address")]}
          empty={say("None yet.")}
          rows={addresses.map((address) => ({
            key: address.id,
            cells: [
              <>
                {address.address_name} {address.is_default_shipping && <Badge status="default" />}
              </>,
              textOf(address),
            ],
          }))}
        />
        {points.length > 0 && <MapView label={say("Addresses")} points={points} height={240} />}
      </div>
    </Section>
  );
}

const textOf = ({ address_1, address_2, city, postal_code }: AddressAnswer): string =>
  [address_1, address_2, city, postal_code].filter(Boolean).join(", ");

/** Addresses made in the shop have a pin; others have none. */
function pointOf(address: AddressAnswer): MapPoint[] {
  const latitude = Number(address.metadata?.latitude ?? Number.NaN);
  const longitude = Number(address.metadata?.longitude ?? Number.NaN);
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return [];
  const label = address.address_name ?? textOf(address);
  return [{ id: address.id, tone: "customer", label, latitude, longitude }];
}

function Orders({ customerId }: { customerId: string }): React.ReactElement {
  const say = useSay();
  const { instant, money } = useFormats();
  const { data, error, reload } = useAdminApi<{ quick_orders: OrderAnswer[]; count: number }>(
    `/quick-orders?customer_id=${customerId}&limit=${SHOWN}`,
  );
  return (
    <Section title={data ? say("Orders ({count})", { count: data.count }) : say("Orders")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <Table
          label={say("Orders")}
          columns={[say("Order"), say("Placed"), say("State"), say("Store"), say("Total")]}
          empty={say("None yet.")}
          rows={data.quick_orders.map((order) => ({
            key: order.order_id,
            cells: [
              <RecordLink resource="orders" id={order.order_id} text={String(order.display_id)} />,
              instant(order.placed_at),
              <Badge status={order.status} />,
              <RecordName resource="dark-stores" id={order.dark_store_id} />,
              money(order.total, order.currency_code),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Refunds({ customerId }: { customerId: string }): React.ReactElement {
  const say = useSay();
  const { instant, money } = useFormats();
  const { data, error, reload } = useAdminApi<{ refunds: RefundAnswer[] }>(
    `/refunds?customer_id=${customerId}&limit=${SHOWN}`,
  );
  return (
    <Section title={say("Refunds")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <Table
          label={say("Refunds")}
          columns={[say("When"), say("State"), say("Because"), say("Amount")]}
          empty={say("Nothing was refunded.")}
          rows={data.refunds.map((refund) => ({
            key: refund.id,
            cells: [
              instant(refund.created_at),
              <Badge status={refund.status} />,
              say(wordsOf(refund.reason)),
              money(refund.amount, refund.currency_code),
            ],
          }))}
        />
      )}
    </Section>
  );
}
