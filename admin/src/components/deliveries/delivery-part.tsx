import React, { useMemo } from "react";
import { useSay } from "../../locale/say.js";
import { adminApiAddress, useAdminApi } from "../api/admin-api.js";
import MapView, { type MapPoint, type Place } from "../map/map-view.js";
import type { DeliveryAnswer } from "../orders/order-answers.js";
import { Facts, ReadingError, Table, Timeline } from "../records/parts.js";
import RecordName from "../records/record-name.js";
import { useFormats } from "../records/use-formats.js";
import { Badge } from "../status-badge.js";

/** One delivery: who brings it, where it is, what happened on the way. */
export default function DeliveryPart({ id }: { id: string }): React.ReactElement {
  const say = useSay();
  const reading = useAdminApi<{ delivery: DeliveryAnswer }>(`/deliveries/${encodeURIComponent(id)}`);
  if (reading.error) return <ReadingError error={reading.error} retry={reading.reload} />;
  if (!reading.data) return <p role="status">{say("Loading…")}</p>;
  const { delivery } = reading.data;
  return (
    <>
      <div className="qd-columns">
        <div>
          <DeliveryFacts delivery={delivery} />
          <Timeline events={delivery.events ?? []} />
        </div>
        <Way delivery={delivery} />
      </div>
      <Offers delivery={delivery} />
      {delivery.proof && (
        <figure className="qd-proof">
          <img src={adminApiAddress(`/deliveries/${encodeURIComponent(id)}/proof`)} alt={say("Photo at the door")} />
          <figcaption>{say("Photo at the door")}</figcaption>
        </figure>
      )}
    </>
  );
}

function DeliveryFacts({ delivery }: { delivery: DeliveryAnswer }): React.ReactElement {
  const say = useSay();
  const { money, number } = useFormats();
  const amount = (value: number | null) => money(value, delivery.currency_code);
  return (
    <Facts
      of={[
        [say("State"), <Badge status={delivery.status} />],
        [say("Rider"), delivery.rider_id && <RecordName resource="riders" id={delivery.rider_id} />],
        [say("Distance"), `${number(Math.round(delivery.distance_m / 100) / 10)} km`],
        [say("Cash to collect"), amount(delivery.cash_to_collect)],
        [say("Cash collected"), amount(delivery.cash_collected)],
        ...(delivery.failure_reason ? [[say("Failed because"), delivery.failure_reason] as [string, string]] : []),
        ...(delivery.return_to_store
          ? [[say("Bag"), say("With the rider, to be brought back")] as [string, string]]
          : []),
      ]}
    />
  );
}

/** The store, the door and the track between them. */
function Way({ delivery }: { delivery: DeliveryAnswer }): React.ReactElement {
  const say = useSay();
  const { data } = useAdminApi<{ track: Place[] }>(`/deliveries/${encodeURIComponent(delivery.id)}/track?limit=1000`);
  const places = data?.track;
  const lines = useMemo(() => (places && places.length > 0 ? [{ id: "track", places }] : []), [places]);
  const points = useMemo((): MapPoint[] => {
    const last = delivery.delivered_at ? undefined : places?.at(-1);
    return [
      { id: "store", tone: "store", label: delivery.pickup.name, ...placeOf(delivery.pickup) },
      { id: "door", tone: "customer", label: delivery.drop.address, ...placeOf(delivery.drop) },
      ...(last ? [{ id: "rider", tone: "busy", label: say("Rider"), ...placeOf(last) }] : []),
    ];
  }, [delivery, places]);
  return <MapView label={say("The way of this delivery")} points={points} lines={lines} height={280} />;
}

const placeOf = ({ latitude, longitude }: Place): Place => ({ latitude, longitude });

function Offers({ delivery }: { delivery: DeliveryAnswer }): React.ReactElement | null {
  const say = useSay();
  const { instant } = useFormats();
  if (!delivery.offers || delivery.offers.length === 0) return null;
  return (
    <Table
      label={say("Offers to riders")}
      columns={[say("Offered"), say("Rider"), say("Answer"), say("Distance (m)")]}
      empty=""
      rows={delivery.offers.map((offer) => ({
        key: offer.id,
        cells: [
          instant(offer.created_at),
          <RecordName resource="riders" id={offer.rider_id} />,
          <Badge status={offer.status} />,
          Math.round(offer.distance_m),
        ],
      }))}
    />
  );
}
