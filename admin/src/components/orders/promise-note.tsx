import React from "react";
import { useSay } from "../../locale/say.js";

const MINUTE_MS = 60_000;

/** How an order stands to its promise: minutes left or late while it is open, what became of it afterwards. */
export default function PromiseNote({
  order,
  now = Date.now(),
}: {
  order: { status: string; promised_at: string; placed_at: string; timeline: { status: string; at: string }[] };
  now?: number;
}): React.ReactElement | null {
  const say = useSay();
  const endedAt = order.timeline.find(({ status }) => status === "delivered")?.at;
  if (order.status === "cancelled") return null;
  if (order.status === "delivered" && endedAt) {
    const took = minutesBetween(order.placed_at, endedAt);
    const late = minutesBetween(order.promised_at, endedAt);
    return (
      <span className={late > 0 ? "qd-late" : ""}>
        {late > 0
          ? say("delivered in {took} min, {late} min late", { took, late })
          : say("delivered in {took} min, as promised", { took })}
      </span>
    );
  }
  const left = Math.round((Date.parse(order.promised_at) - now) / MINUTE_MS);
  return left < 0 ? (
    <span className="qd-late">{say("{minutes} min late", { minutes: -left })}</span>
  ) : (
    <span>{say("{minutes} min left", { minutes: left })}</span>
  );
}

const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS);
