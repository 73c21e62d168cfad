import type { ActionProps } from "adminjs";
import React, { useMemo } from "react";
import { Link } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import MapView from "../map/map-view.js";
import { Facts, ReadingError, Section } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { Badge } from "../status-badge.js";
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
  const { number } = useFormats();
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
            [say("Minimum order"), number(store.minimum_order)],
            [say("Pauses at open orders"), store.max_open_orders],
            [say("Time zone"), store.timezone],
          ]}
        />
        <p className="qd-links">
          <Link to={list("orders")}>{say("Orders")}</Link>
          <Link to={list("offers")}>{say("Price and stock")}</Link>
          <Link to={list("deliveries")}>{say("Deliveries")}</Link>
          <Link to={`/admin/pages/import?store=${encodeURIComponent(store.id)}`}>{say("Import a file")}</Link>
        </p>
      </Section>
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
