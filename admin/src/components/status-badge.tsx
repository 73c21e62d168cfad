import type { BasePropertyProps } from "adminjs";
import React from "react";
import { useSay } from "../locale/say.js";
import { Labelled } from "./labelled.js";

/** Which colour a status has, by what it asks of the reader: nothing, patience, action, or alarm. */
const TONES: Record<string, string> = {
  open: "good",
  active: "good",
  published: "good",
  approved: "good",
  delivered: "good",
  confirmed: "new",
  pending: "new",
  proposed: "new",
  unassigned: "wait",
  paused: "wait",
  preparing: "busy",
  assigned: "busy",
  ready_for_pickup: "wait",
  out_for_delivery: "busy",
  picked_up: "busy",
  closed: "bad",
  cancelled: "bad",
  failed: "bad",
  suspended: "bad",
  rejected: "bad",
};

/** `ready_for_pickup` as people read it. */
export function wordsOf(status: string): string {
  const words = status.replace(/_/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A status in its colour. */
export function Badge({ status }: { status: string }): React.ReactElement {
  const say = useSay();
  return <span className={`qd-badge qd-${TONES[status] ?? "plain"}`}>{say(wordsOf(status))}</span>;
}

/** A choice in a list or on a record's page. */
export default function StatusBadge({ record, property, where }: BasePropertyProps): React.ReactElement | null {
  const value: unknown = record?.params[property.path];
  if (typeof value !== "string" || value === "")
    return where === "show" ? <Labelled property={property}>–</Labelled> : null;
  return where === "show" ? (
    <Labelled property={property}>
      <Badge status={value} />
    </Labelled>
  ) : (
    <Badge status={value} />
  );
}
