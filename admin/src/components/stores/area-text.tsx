import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import type { AreaGeometry } from "../map/map-view.js";

const AREA_TYPES = ["Polygon", "MultiPolygon"];

/** The area as GeoJSON, for those who have it in a file; a drawing is replaced by what is pasted. */
export default function AreaText(props: {
  area: AreaGeometry | null;
  onArea: (area: AreaGeometry) => void;
}): React.ReactElement {
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState("");
  const take = (pasted: string): void => {
    setText(pasted);
    const area = readArea(pasted);
    setError(area ? "" : say("This is no GeoJSON Polygon or MultiPolygon."));
    if (area) props.onArea(area);
  };
  return (
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
          onChange={({ target }) => take(target.value)}
        />
        {error && <p role="alert">{error}</p>}
      </div>
    </details>
  );
}

function readArea(text: string): AreaGeometry | null {
  try {
    const read = JSON.parse(text) as {
      type?: string;
      geometry?: AreaGeometry;
      features?: { geometry: AreaGeometry }[];
    };
    const geometry = read.geometry ?? read.features?.[0]?.geometry ?? (read as unknown as AreaGeometry);
    return AREA_TYPES.includes(geometry.type) ? geometry : null;
  } catch {
    return null;
  }
}
