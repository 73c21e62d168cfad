import type { BasePropertyProps } from "adminjs";
import React from "react";
import { useSay } from "../locale/say.js";
import { Labelled } from "./labelled.js";

/** Stock on hand, marked when what can still be sold is at or below the reorder level. */
export default function Availability({ record, property, where }: BasePropertyProps): React.ReactElement {
  const say = useSay();
  const { on_hand, reserved, reorder_level } = (record?.params ?? {}) as Record<string, unknown>;
  const available = Number(on_hand) - Number(reserved);
  const isLow = available <= Number(reorder_level);
  const text = (
    <span className="qd-number">
      {Number(on_hand)}
      {isLow && (
        <span className={`qd-badge ${available > 0 ? "qd-wait" : "qd-bad"}`}>{say(available > 0 ? "Low" : "Out")}</span>
      )}
    </span>
  );
  return where === "show" ? <Labelled property={property}>{text}</Labelled> : text;
}
