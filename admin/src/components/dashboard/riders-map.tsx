import React, { useMemo } from "react";
import type { BoardRider } from "../../dashboard/figures.js";
import { useSay } from "../../locale/say.js";
import MapView, { type MapPoint } from "../map/map-view.js";
import { recordPath } from "../records/parts.js";
import type { StoreAnswer } from "../stores/store-values.js";

const TONES: Record<BoardRider["state"], string> = {
  idle: "idle",
  offered: "offered",
  to_store: "busy",
  carrying: "customer",
  silent: "silent",
};
const WORDS: Record<BoardRider["state"], string> = {
  idle: "Free",
  offered: "Has an offer",
  to_store: "On the way to the store",
  carrying: "On the way to the customer",
  silent: "Not heard of lately",
};

/** Where riders on a shift are, by what they do, among the stores and their areas. */
export default function RidersMap(props: {
  riders: readonly BoardRider[];
  stores: readonly StoreAnswer[];
}): React.ReactElement {
  const say = useSay();
  const { riders, stores } = props;
  const areas = useMemo(
    () =>
      stores.map(({ id, name, service_area }) => ({
        id,
        label: name,
        area: service_area,
        isFaint: true,
      })),
    [stores],
  );
  const points = useMemo(
    (): MapPoint[] => [
      ...stores.map(({ id, name, latitude, longitude }) => ({
        id,
        label: name,
        tone: "store",
        latitude,
        longitude,
      })),
      ...riders.flatMap((rider) =>
        rider.latitude === null || rider.longitude === null
          ? []
          : [
              {
                id: rider.rider_id,
                label: `${rider.name}: ${say(WORDS[rider.state])}`,
                tone: TONES[rider.state],
                latitude: rider.latitude,
                longitude: rider.longitude,
                href: recordPath("riders", rider.rider_id),
              },
            ],
      ),
    ],
    [stores, riders],
  );
  const states = Object.keys(WORDS) as BoardRider["state"][];
  return (
    <>
      <MapView label={say("Riders on the map")} areas={areas} points={points} height={380} />
      <ul className="qd-map-legend">
        {states.map((state) => (
          <li key={state}>
            <span className={`qd-map-point qd-map-${TONES[state]}`} aria-hidden="true" />
            {say(WORDS[state])}: {riders.filter((rider) => rider.state === state).length}
          </li>
        ))}
      </ul>
    </>
  );
}
