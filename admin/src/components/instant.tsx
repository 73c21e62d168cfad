import type { BasePropertyProps } from "adminjs";
import React from "react";
import { Labelled } from "./labelled.js";
import { NOTHING, useFormats } from "./records/use-formats.js";

/** A moment in the reader's own time zone; the full one on hover. */
export default function Instant({ record, property, where }: BasePropertyProps): React.ReactElement | null {
  const { instant, time } = useFormats();
  const value: unknown = record?.params[property.path];
  const iso = typeof value === "string" && value !== "" ? value : null;
  const text = iso ? (
    <time dateTime={iso} title={`${instant(iso)} (${time(iso)})`}>
      {instant(iso)}
    </time>
  ) : (
    NOTHING
  );
  return where === "show" ? <Labelled property={property}>{text}</Labelled> : <span className="qd-number">{text}</span>;
}
