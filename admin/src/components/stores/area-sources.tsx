import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import { circleAround } from "../map/distance.js";
import type { AreaGeometry, Place } from "../map/map-view.js";
import { readArea } from "./area-geojson.js";

const MAXIMUM_BYTES = 5 * 1024 * 1024;
const LONGEST_KM = 50;

/** Other ways to an area than drawing it: a circle around the door, a file, a pasted text. Each takes the drawing's place. */
export default function AreaSources(props: {
  area: AreaGeometry | null;
  /** The store's door; without it there is nothing to draw a circle around. */
  place: Place | null;
  onArea: (area: AreaGeometry) => void;
}): React.ReactElement {
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const [radius, setRadius] = useState("2.5");
  const [error, setError] = useState("");
  const take = (given: string): void => {
    const area = readArea(given);
    setError(area ? "" : say("This is no GeoJSON Polygon or MultiPolygon."));
    if (area) props.onArea(area);
  };
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > MAXIMUM_BYTES) setError(say("The file is larger than 5 MB: keep only the areas of this store."));
    else take(await file.text());
  };
  const draw = (): void => {
    const km = Number(radius);
    if (!props.place) setError(say("Say where the store is first."));
    else if (!(km > 0 && km <= LONGEST_KM)) setError(say("Write a radius of up to {most} km.", { most: LONGEST_KM }));
    else {
      setError("");
      setText(null);
      props.onArea({ type: "Polygon", coordinates: [circleAround(props.place, km * 1000)] });
    }
  };
  return (
    <>
      <div className="qd-grid">
        <div className="qd-field">
          <label htmlFor="store-area-radius">{say("Circle around the door (km)")}</label>
          <span className="qd-span">
            <input
              id="store-area-radius"
              inputMode="decimal"
              size={6}
              value={radius}
              onChange={({ target }) => setRadius(target.value)}
            />
            <button type="button" className="qd-link" onClick={draw}>
              {say("Draw the circle")}
            </button>
          </span>
        </div>
        <div className="qd-field">
          <label htmlFor="store-area-file">{say("From a GeoJSON file")}</label>
          <input
            id="store-area-file"
            type="file"
            accept=".geojson,.json,application/geo+json,application/json"
            onChange={({ target }) => {
              void takeFile(target.files?.[0]);
              target.value = "";
            }}
          />
        </div>
      </div>
      <details>
        <summary>{say("As GeoJSON")}</summary>
        <div className="qd-field">
          <label htmlFor="store-area-text">{say("Paste a Polygon, a MultiPolygon or a Feature of one")}</label>
          <textarea
            id="store-area-text"
            rows={5}
            spellCheck={false}
            value={text ?? (props.area ? JSON.stringify(props.area) : "")}
            aria-invalid={error !== ""}
            onChange={({ target }) => {
              setText(target.value);
              take(target.value);
            }}
          />
        </div>
      </details>
      {error && (
        <p className="qd-alarm" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
