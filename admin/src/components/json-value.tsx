import type { BasePropertyProps } from "adminjs";
import React from "react";
import { Labelled } from "./labelled.js";

/** Structured data, one entry per line. */
export default function JsonValue({ record, property }: BasePropertyProps): React.ReactElement {
  const value: unknown = record?.params[property.path];
  return <Labelled property={property}>{typeof value === "string" ? <pre>{linesOf(value)}</pre> : "–"}</Labelled>;
}

function linesOf(json: string): string {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return json;
  return Object.entries(value)
    .map(([name, entry]) => `${name}: ${JSON.stringify(entry)}`)
    .join("\n");
}
