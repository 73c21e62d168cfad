import { ApiClient } from "adminjs";
import React, { useEffect, useState } from "react";
import { Link } from "react-router-dom";
import type { DashboardFigures } from "../dashboard/figures.js";
import { Badge, wordsOf } from "./status-badge.js";

const REFRESH_MS = 15_000;
const MINUTE_MS = 60_000;
const api = new ApiClient();
const time = new Intl.DateTimeFormat("en-IN", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

/** What needs attention now: orders against their promise, stores, riders and stock that runs out. Refreshes itself. */
export default function OperationsDashboard(): React.ReactElement {
  const [figures, setFigures] = useState<DashboardFigures | null>(null);
  const [isStale, setStale] = useState(false);

  useEffect(() => {
    const load = async (): Promise<void> => {
      try {
        const response = await api.getDashboard();
        setFigures(response.data as DashboardFigures);
        setStale(false);
      } catch {
        setStale(true);
      }
    };
    void load();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void load();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <section className="qd-dashboard" aria-labelledby="qd-today">
      <header>
        <h1 id="qd-today">Now</h1>
        <p role="status">
          {figures ? `As of ${time.format(new Date(figures.taken_at))}` : "Loading…"}
          {isStale && " · not up to date: the panel does not answer"}
        </p>
      </header>
      {figures && (
        <>
          <Platform platform={figures.platform} />
          <Orders figures={figures} />
          <div className="qd-columns">
            <Urgent orders={figures.urgent} takenAt={figures.taken_at} />
            <LowStock stock={figures.low_stock} />
          </div>
        </>
      )}
    </section>
  );
}

function Platform({ platform }: { platform: DashboardFigures["platform"] }): React.ReactElement | null {
  const down = [!platform.backend && "the backend", !platform.gateway && "live updates (gateway)"].filter(Boolean);
  if (down.length === 0) return null;
  return (
    <p className="qd-alarm" role="alert">
      Does not answer: {down.join(" and ")}.
    </p>
  );
}

function Orders({ figures }: { figures: DashboardFigures }): React.ReactElement {
  const lateCount = figures.orders.reduce((sum, order) => sum + order.late_count, 0);
  const storesOpen = figures.stores.find((store) => store.status === "open")?.count ?? 0;
  const storeCount = figures.stores.reduce((sum, store) => sum + store.count, 0);
  return (
    <>
      <h2>Orders</h2>
      <ul className="qd-tiles">
        {figures.orders.map((order) => (
          <Tile
            key={order.status}
            label={wordsOf(order.status)}
            value={order.count}
            detail={order.late_count > 0 ? `${order.late_count} late` : "on time"}
            isAlarming={order.late_count > 0}
            to={`/admin/resources/orders?filters.status=${order.status}`}
          />
        ))}
        {figures.finished.map((order) => (
          <Tile
            key={order.status}
            label={wordsOf(order.status)}
            value={order.count}
            detail="last 24 hours"
            to={`/admin/resources/orders?filters.status=${order.status}`}
          />
        ))}
      </ul>
      <h2>Stores, riders, stock</h2>
      <ul className="qd-tiles">
        <Tile
          label="Late orders"
          value={lateCount}
          detail="past promise"
          isAlarming={lateCount > 0}
          to="/admin/resources/orders"
        />
        <Tile
          label="Stores open"
          value={storesOpen}
          detail={`of ${storeCount}`}
          isAlarming={storesOpen < storeCount}
          to="/admin/resources/dark-stores"
        />
        <Tile
          label="Riders online"
          value={figures.riders.online_count}
          detail={`${figures.riders.busy_count} with an order`}
          to="/admin/resources/riders"
        />
        <Tile
          label="Low stock"
          value={`${figures.low_stock.count.toLocaleString("en-IN")}${figures.low_stock.has_more ? "+" : ""}`}
          detail="to reorder"
          isAlarming={figures.low_stock.count > 0}
          to="/admin/resources/offers"
        />
      </ul>
    </>
  );
}

interface TileProps {
  label: string;
  value: number | string;
  detail: string;
  isAlarming?: boolean;
  to: string;
}

function Tile({ label, value, detail, isAlarming = false, to }: TileProps): React.ReactElement {
  return (
    <li>
      <Link to={to} className={`qd-tile${isAlarming ? " qd-tile-alarm" : ""}`}>
        <span className="qd-tile-label">{label}</span>
        <span className="qd-tile-value">{value}</span>
        <span className="qd-tile-detail">{detail}</span>
      </Link>
    </li>
  );
}

function Urgent({ orders, takenAt }: { orders: DashboardFigures["urgent"]; takenAt: string }): React.ReactElement {
  return (
    <div className="qd-card">
      <h2>Next promises</h2>
      {orders.length === 0 ? (
        <p className="qd-nothing">No open orders.</p>
      ) : (
        <ul className="qd-rows">
          {orders.map((order) => {
            const minutes = Math.round((Date.parse(order.promised_at) - Date.parse(takenAt)) / MINUTE_MS);
            return (
              <li key={order.order_id}>
                <Link to={`/admin/resources/orders/records/${order.order_id}/show`}>#{order.display_id}</Link>
                <span className="qd-grow">{order.dark_store}</span>
                <Badge status={order.status} />
                <span className={minutes < 0 ? "qd-late" : ""}>
                  {minutes < 0 ? `${-minutes} min late` : `in ${minutes} min`}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function LowStock({ stock }: { stock: DashboardFigures["low_stock"] }): React.ReactElement {
  return (
    <div className="qd-card">
      <h2>Running out</h2>
      {stock.worst.length === 0 ? (
        <p className="qd-nothing">Every item is above its reorder level.</p>
      ) : (
        <ul className="qd-rows">
          {stock.worst.map((offer) => (
            <li key={offer.offer_id}>
              <Link to={`/admin/resources/offers/records/${offer.offer_id}/show`} className="qd-grow">
                {offer.title || offer.sku}
              </Link>
              <span>{offer.dark_store}</span>
              <span className={offer.available <= 0 ? "qd-late" : ""}>{offer.available} left</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
