import React, { useEffect, useState } from "react";
import { Link } from "react-router-dom";
import type { BoardOrder } from "../../dashboard/figures.js";
import { useSay } from "../../locale/say.js";
import { recordPath } from "../records/parts.js";
import { wordsOf } from "../status-badge.js";

const MINUTE_MS = 60_000;
const TICK_MS = 15_000;
/** Promises that end this soon are marked. */
const SOON_MINUTES = 3;
const COLUMNS = ["pending", "confirmed", "preparing", "ready_for_pickup", "out_for_delivery"];
const ROWS = 30;

/** Open orders by status, each with what is left of its promise; empty columns while `orders` is null. */
export default function Board({ orders }: { orders: readonly BoardOrder[] | null }): React.ReactElement {
  const say = useSay();
  const now = useNow();
  return (
    <div className="qd-board" aria-busy={orders === null}>
      {COLUMNS.map((status) => {
        const column = (orders ?? []).filter((order) => order.status === status);
        return (
          <section key={status} aria-label={say(wordsOf(status))} className="qd-board-column">
            <h3>
              {say(wordsOf(status))} <span className="qd-number">{orders ? column.length : "…"}</span>
            </h3>
            <ol>
              {column.slice(0, ROWS).map((order) => (
                <Card key={order.order_id} order={order} now={now} />
              ))}
            </ol>
            {column.length > ROWS && <p>{say("{count} more", { count: column.length - ROWS })}</p>}
          </section>
        );
      })}
    </div>
  );
}

function Card({ order, now }: { order: BoardOrder; now: number }): React.ReactElement {
  const say = useSay();
  const left = Math.round((Date.parse(order.promised_at) - now) / MINUTE_MS);
  const age = Math.max(0, Math.round((now - Date.parse(order.placed_at)) / MINUTE_MS));
  const tone = left < 0 ? "late" : left <= SOON_MINUTES ? "soon" : "fine";
  return (
    <li className={`qd-card-order qd-card-${tone}`}>
      <Link to={recordPath("orders", order.order_id)}>#{order.display_id}</Link>
      <span>{order.dark_store}</span>
      {order.rider && <span>{order.rider}</span>}
      <span className={left < 0 ? "qd-late" : ""}>
        {left < 0 ? say("{minutes} min late", { minutes: -left }) : say("{minutes} min left", { minutes: left })}
        {" · "}
        {say("{minutes} min old", { minutes: age })}
      </span>
    </li>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
