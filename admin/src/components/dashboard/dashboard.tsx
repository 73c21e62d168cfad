import React, { useMemo } from "react";
import { Link, useSearchParams } from "react-router-dom";
import type { DashboardFigures } from "../../dashboard/figures.js";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import RecordPicker from "../records/record-picker.js";
import { useFormats } from "../records/use-formats.js";
import type { StoreAnswer } from "../stores/store-values.js";
import { wordsOf } from "../status-badge.js";
import Board from "./board.js";
import RidersMap from "./riders-map.js";
import { useFigures } from "./use-figures.js";

/** On the map of all riders. */
const MAXIMUM_STORES = 200;

/** What needs attention now: orders against their promise, riders, full stores and stock that runs out. Live. */
export default function OperationsDashboard(): React.ReactElement {
  const say = useSay();
  const { time } = useFormats();
  const [search, setSearch] = useSearchParams();
  const storeId = search.get("store") ?? "";
  const { figures, isStale, isLive } = useFigures(storeId);
  const all = useAdminApi<{ dark_stores: StoreAnswer[] }>(
    storeId ? null : `/dark-stores?limit=${MAXIMUM_STORES}&order=name`,
  );
  const one = useAdminApi<{ dark_store: StoreAnswer }>(storeId ? `/dark-stores/${encodeURIComponent(storeId)}` : null);
  const stores = useMemo(
    () => (one.data ? [one.data.dark_store] : (all.data?.dark_stores ?? [])),
    [one.data, all.data],
  );
  return (
    <section className="qd-dashboard" aria-labelledby="qd-today">
      <header>
        <h1 id="qd-today">{say("Now")}</h1>
        <p role="status">
          {figures ? say("As of {time}", { time: time(figures.taken_at) }) : say("Loading…")}
          {isLive && ` · ${say("live")}`}
          {isStale && ` · ${say("not up to date: the panel does not answer")}`}
        </p>
      </header>
      <div className="qd-filter">
        <label htmlFor="board-store">{say("Store")}</label>
        <RecordPicker
          id="board-store"
          resource="dark-stores"
          placeholder={say("All stores")}
          picked={storeId ? [storeId] : []}
          onPick={([store]) => setSearch(store ? { store } : {})}
        />
      </div>
      {figures ? (
        <>
          <Platform platform={figures.platform} />
          <Tiles figures={figures} storeId={storeId} />
        </>
      ) : (
        <div className="qd-tiles-frame" aria-hidden="true" />
      )}
      {figures?.open !== null && (
        <>
          <h2>{say("Open orders")}</h2>
          <Board orders={figures?.open ?? null} />
        </>
      )}
      {figures?.riders !== null && (
        <>
          <h2>{say("Riders")}</h2>
          <RidersMap key={`${storeId} ${stores.length}`} riders={figures?.riders ?? []} stores={stores} />
        </>
      )}
      {figures && (
        <div className="qd-columns">
          <FullStores stores={figures.full_stores} />
          <LowStock stock={figures.low_stock} />
        </div>
      )}
    </section>
  );
}

function Platform({ platform }: { platform: DashboardFigures["platform"] }): React.ReactElement | null {
  const say = useSay();
  const down = [!platform.backend && say("the backend"), !platform.gateway && say("live updates (gateway)")].filter(
    (each): each is string => each !== false,
  );
  if (down.length === 0) return null;
  return (
    <p className="qd-alarm" role="alert">
      {say("Does not answer: {names}.", { names: down.join(", ") })}
    </p>
  );
}

function Tiles({ figures, storeId }: { figures: DashboardFigures; storeId: string }): React.ReactElement {
  const say = useSay();
  const list = (resource: string, filters: Record<string, string> = {}): string => {
    const query = new URLSearchParams({ ...filters, ...(storeId && { "filters.dark_store_id": storeId }) });
    return `/admin/resources/${resource}?${query.toString()}`;
  };
  const { number } = useFormats();
  const busyCount = figures.riders?.filter(({ state }) => state === "to_store" || state === "carrying").length ?? 0;
  const lateCount = figures.orders.reduce((sum, order) => sum + order.late_count, 0);
  const storesOpen = figures.stores.find((store) => store.status === "open")?.count ?? 0;
  const storeCount = figures.stores.reduce((sum, store) => sum + store.count, 0);
  return (
    <>
      <h2>{say("Orders")}</h2>
      <ul className="qd-tiles">
        {figures.orders.map((order) => (
          <Tile
            key={order.status}
            label={say(wordsOf(order.status))}
            value={order.count}
            detail={order.late_count > 0 ? say("{count} late", { count: order.late_count }) : say("on time")}
            isAlarming={order.late_count > 0}
            to={list("orders", { "filters.status": order.status })}
          />
        ))}
        {figures.finished.map((order) => (
          <Tile
            key={order.status}
            label={say(wordsOf(order.status))}
            value={order.count}
            detail={say("last 24 hours")}
            to={list("orders", { "filters.status": order.status })}
          />
        ))}
      </ul>
      <h2>{say("Stores, riders, stock")}</h2>
      <ul className="qd-tiles">
        <Tile
          label={say("Late orders")}
          value={lateCount}
          detail={say("past promise")}
          isAlarming={lateCount > 0}
          to={list("orders", { sortBy: "placed_at", direction: "asc" })}
        />
        <Tile
          label={say("Stores open")}
          value={storesOpen}
          detail={say("of {count}", { count: storeCount })}
          isAlarming={storesOpen < storeCount}
          to="/admin/resources/dark-stores"
        />
        {figures.riders && (
          <Tile
            label={say("Riders online")}
            value={figures.riders.length}
            detail={say("{count} with an order", { count: busyCount })}
            to="/admin/resources/riders"
          />
        )}
        <Tile
          label={say("Low stock")}
          value={`${number(figures.low_stock.count)}${figures.low_stock.has_more ? "+" : ""}`}
          detail={say("to reorder")}
          isAlarming={figures.low_stock.count > 0}
          to={list("offers")}
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

function FullStores({ stores }: { stores: DashboardFigures["full_stores"] }): React.ReactElement {
  const say = useSay();
  return (
    <div className="qd-card">
      <h2>{say("Stores near their limit")}</h2>
      {stores.length === 0 ? (
        <p className="qd-nothing">{say("Every store can take more orders.")}</p>
      ) : (
        <ul className="qd-rows">
          {stores.map((store) => (
            <li key={store.dark_store_id}>
              <Link to={`/admin/resources/dark-stores/records/${store.dark_store_id}/show`} className="qd-grow">
                {store.name}
              </Link>
              <span className={store.is_overloaded ? "qd-late" : ""}>
                {say(store.is_overloaded ? "{open} of {most}, paused" : "{open} of {most}", {
                  open: store.open_orders,
                  most: store.max_open_orders,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LowStock({ stock }: { stock: DashboardFigures["low_stock"] }): React.ReactElement {
  const say = useSay();
  return (
    <div className="qd-card">
      <h2>{say("Running out")}</h2>
      {stock.worst.length === 0 ? (
        <p className="qd-nothing">{say("Every item is above its reorder level.")}</p>
      ) : (
        <ul className="qd-rows">
          {stock.worst.map((offer) => (
            <li key={offer.offer_id}>
              <Link to={`/admin/resources/offers/records/${offer.offer_id}/show`} className="qd-grow">
                {offer.title || offer.sku}
              </Link>
              <span>{offer.dark_store}</span>
              <span className={offer.available <= 0 ? "qd-late" : ""}>
                {say("{count} left", { count: offer.available })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
