import type { BasePropertyProps } from "adminjs";
import React from "react";
import { Labelled } from "./labelled.js";
import { NOTHING, useFormats } from "./records/use-formats.js";

/** An amount in the row's currency, or in that of the shop where the row names none. */
export default function Money({ record, property, where }: BasePropertyProps): React.ReactElement | null {
  const { money } = useFormats();
  const value: unknown = record?.params[property.path];
  const currency: unknown = record?.params.currency_code;
  const isEmpty = value === null || value === undefined || value === "";
  const text = isEmpty ? NOTHING : money(Number(value), typeof currency === "string" ? currency : undefined);
  return where === "show" ? <Labelled property={property}>{text}</Labelled> : <span className="qd-number">{text}</span>;
}
