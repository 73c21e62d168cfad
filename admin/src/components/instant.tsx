import type { BasePropertyProps } from "adminjs";
import React from "react";
import { Labelled } from "./labelled.js";

const short = new Intl.DateTimeFormat("en-IN", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const long = new Intl.DateTimeFormat("en-IN", { dateStyle: "medium", timeStyle: "long", hour12: false });

/** A moment in the reader's own time zone; the full one with seconds on hover. */
export default function Instant({ record, property, where }: BasePropertyProps): React.ReactElement | null {
  const value: unknown = record?.params[property.path];
  const instant = typeof value === "string" && value !== "" ? new Date(value) : null;
  const text = instant ? (
    <time dateTime={instant.toISOString()} title={long.format(instant)}>
      {short.format(instant)}
    </time>
  ) : (
    "–"
  );
  return where === "show" ? <Labelled property={property}>{text}</Labelled> : <span className="qd-number">{text}</span>;
}
