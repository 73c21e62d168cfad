import type { ActionProps } from "adminjs";
import React, { useMemo } from "react";
import { Link } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { useFigures } from "../dashboard/use-figures.js";
import MapView from "../map/map-view.js";
import { Facts, ReadingError, RecordLink, Section, Table } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";
import { WEEKDAYS, type StoreAnswer } from "./store-values.js";

/** The page of one dark store: where it delivers to, when, and ways to its orders, offers and people. */
export default function StorePage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const reading = useAdminApi<{ dark_store: StoreAnswer }>(
    record ? `/dark-stores/${encodeURIComponent(record.id)}` : null,
  );
  if (!record) return null;
  if (reading.error) return <ReadingError error={reading.error} retry={reading.reload} />;
  if (!reading.data) return <p role="status">{say("Loading…")}</p>;
  return <Page store={reading.data.dark_store} />;
}

function Page({ store }: { store: StoreAnswer }): React.ReactElement {
  const say = useSay();
  const { money, number } = useFormats();
  const areas = useMemo(() => [{ id: store.id, label: store.name, area: store.service_area }], [store]);
  const points = useMemo(
    () => [{ id: store.id, label: store.name, tone: "store", latitude: store.latitude, longitude: store.longitude }],
    [store],
  );
  const list = (resource: string): string =>
    `/admin/resources/${resource}?filters.dark_store_id=${encodeURIComponent(store.id)}`;
  return (
    <div className="qd-record">
      <Section title={store.name}>
        <p className="qd-headline">
          <Badge status={store.status} />
          {store.overloaded && <span className="qd-late">{say("Over capacity: takes no orders now")}</span>}
        </p>
        <Facts
          of={[
            [say("Code"), store.code],
            [say("Address"), [store.address_line, store.city, store.postal_code].filter(Boolean).join(", ")],
            [say("Preparation (min)"), number(store.prep_minutes)],
            [say("Minimum order"), money(store.minimum_order)],
            [say("Pauses at open orders"), store.max_open_orders],
            [say("Time zone"), store.timezone],
          ]}
        />
        <p className="qd-links">
          <Link to={list("orders")}>{say("Orders")}</Link>
          <Link to={list("offers")}>{say("Price and stock")}</Link>
          <Link to={list("deliveries")}>{say("Deliveries")}</Link>
          <Link to={list("stock-ledger")}>{say("Stock ledger")}</Link>
          <Link to={`/admin?store=${encodeURIComponent(store.id)}`}>{say("Live board")}</Link>
          <Link to={`/admin/pages/import?store=${encodeURIComponent(store.id)}`}>{say("Import a file")}</Link>
        </p>
      </Section>
      <div className="qd-columns">
        <Load store={store} />
        <People storeId={store.id} />
      </div>
      <div className="qd-columns">
        <Section title={say("Service area")}>
          <MapView label={say("Service area")} areas={areas} points={points} height={320} />
        </Section>
        <Section title={say("Opening hours")}>
          <Hours store={store} />
        </Section>
      </div>
    </div>
  );
}

/** What the store has to do now, against what it can take. */
function Load({ store }: { store: StoreAnswer }): React.ReactElement {
  const say = useSay();
  const { figures } = useFigures(store.id);
  const open = figures?.orders.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title={say("Open orders")}>
      {figures ? (
        <Facts
          of={[
            [
              say("In all"),
              store.max_open_orders === null
                ? open
                : say("{open} of {most}", { open: open ?? 0, most: store.max_open_orders }),
            ],
            ...figures.orders.map(({ status, count, late_count }): [string, string] => [
              say(wordsOf(status)),
              late_count > 0 ? `${count} (${say("{count} late", { count: late_count })})` : String(count),
            ]),
          ]}
        />
      ) : (
        <p role="status">{say("Loading…")}</p>
      )}
    </Section>
  );
}

interface MemberAnswer {
  id: string;
  name: string;
  phone: string;
  status: string;
}

const MEMBERS_SHOWN = 50;

/** Who works in the store; nothing for roles that see no staff. */
function People({ storeId }: { storeId: string }): React.ReactElement | null {
  const say = useSay();
  const { data } = useAdminApi<{ staff: MemberAnswer[] }>(
    `/staff?dark_store_id=${encodeURIComponent(storeId)}&limit=${MEMBERS_SHOWN}`,
  );
  if (!data) return null;
  return (
    <Section title={say("Staff")}>
      <Table
        label={say("Staff")}
        columns={[say("Name"), say("Phone"), say("State")]}
        empty={say("Nobody yet.")}
        rows={data.staff.map(({ id, name, phone, status }) => ({
          key: id,
          cells: [<RecordLink resource="staff" id={id} text={name} />, phone, <Badge status={status} />],
        }))}
      />
    </Section>
  );
}

const SHORT_DAYS: Record<string, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

function Hours({ store }: { store: StoreAnswer }): React.ReactElement {
  const say = useSay();
  const { opening_hours: hours, opening_exceptions: exceptions } = store;
  const spans = (of: readonly (readonly string[])[] | undefined): string =>
    of && of.length > 0 ? of.map((span) => span.join("–")).join(", ") : say("Closed");
  if (hours === null && exceptions.length === 0) return <p>{say("Always open")}</p>;
  return (
    <Facts
      of={[
        ...(hours === null
          ? [[say("Every day"), say("Always open")] as [string, string]]
          : WEEKDAYS.map((day): [string, string] => [say(SHORT_DAYS[day] ?? day), spans(hours[day])])),
        ...exceptions.map(({ date, note, hours: special }): [string, string] => [
          [date, note].filter(Boolean).join(" · "),
          spans(special),
        ]),
      ]}
    />
  );
}
