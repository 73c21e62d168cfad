import type { BasePropertyProps } from "adminjs";
import React from "react";
import { useSay } from "../locale/say.js";
import { Labelled } from "./labelled.js";
import { wordsOf } from "./status-badge.js";

const NAMES: Record<string, string> = { cod: "Cash on delivery", pp_cod_cod: "Cash on delivery" };

/** How an order is paid, without the identifier's prefix. */
export default function PaymentMethod({ record, property, where }: BasePropertyProps): React.ReactElement | null {
  const say = useSay();
  const value: unknown = record?.params[property.path];
  const text = typeof value === "string" ? say(NAMES[value] ?? wordsOf(value.replace(/^pp_/, ""))) : "–";
  return where === "show" ? <Labelled property={property}>{text}</Labelled> : <span>{text}</span>;
}
