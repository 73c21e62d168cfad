import type { BasePropertyProps } from "adminjs";
import React from "react";
import { Labelled } from "./labelled.js";

const format = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });

/** An amount in rupees, the only currency of the platform. */
export default function Money({ record, property, where }: BasePropertyProps): React.ReactElement | null {
  const value: unknown = record?.params[property.path];
  const text = value === null || value === undefined || value === "" ? "–" : format.format(Number(value));
  return where === "show" ? <Labelled property={property}>{text}</Labelled> : <span className="qd-number">{text}</span>;
}
