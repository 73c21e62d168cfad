import type { PageHandler } from "adminjs";
import type { DataSource } from "typeorm";
import { answersOk, type BackendApi } from "../backend-api/backend-api.js";
import type { DashboardFigures } from "./figures.js";
import { countFinishedOrders } from "./queries/count-finished-orders.sql.js";
import { countOpenOrders } from "./queries/count-open-orders.sql.js";
import { countRidersOnline } from "./queries/count-riders-online.sql.js";
import { countStores } from "./queries/count-stores.sql.js";
import { listLowStock } from "./queries/list-low-stock.sql.js";
import { listUrgentOrders } from "./queries/list-urgent-orders.sql.js";

const OPEN_STATUSES = ["pending", "confirmed", "preparing", "ready_for_pickup", "out_for_delivery"];
const FINISHED_STATUSES = ["delivered", "cancelled"];
const BUSY_DELIVERY_STATUSES = ["assigned", "picked_up"];
const FINISHED_HOURS = 24;
const URGENT_ROWS = 8;
const LOW_STOCK_ROWS = 8;
const LOW_STOCK_CAP = 1_000;
const PROBE_TIMEOUT_MS = 1_500;
/** However many operators watch, the database is asked this often at most. */
const LIFETIME_MS = 5_000;

export interface DashboardSources {
  database: DataSource;
  api: BackendApi;
  gatewayUrl: string;
}

/** Answers the dashboard's figures, at most five seconds old. */
export function dashboardHandler(sources: DashboardSources): PageHandler {
  let latest: { at: number; figures: Promise<DashboardFigures> } | null = null;
  return () => {
    if (!latest || Date.now() - latest.at > LIFETIME_MS) {
      const figures = collectFigures(sources);
      latest = { at: Date.now(), figures };
      figures.catch(() => {
        latest = null;
      });
    }
    return latest.figures;
  };
}

async function collectFigures({ database, api, gatewayUrl }: DashboardSources): Promise<DashboardFigures> {
  const [orders, finished, urgent, stores, riders, low, backend, gateway] = await Promise.all([
    countOpenOrders(database, OPEN_STATUSES),
    countFinishedOrders(database, { statuses: FINISHED_STATUSES, hours: FINISHED_HOURS }),
    listUrgentOrders(database, { statuses: OPEN_STATUSES, limit: URGENT_ROWS }),
    countStores(database),
    countRidersOnline(database, BUSY_DELIVERY_STATUSES),
    listLowStock(database, { cap: LOW_STOCK_CAP + 1, limit: LOW_STOCK_ROWS }),
    api.isReady(PROBE_TIMEOUT_MS),
    answersOk(new URL("/health", gatewayUrl), PROBE_TIMEOUT_MS),
  ]);
  const lowCount = low[0]?.count ?? 0;
  return {
    taken_at: new Date().toISOString(),
    orders: OPEN_STATUSES.map(
      (status) => orders.find((each) => each.status === status) ?? { status, count: 0, late_count: 0 },
    ),
    finished: FINISHED_STATUSES.map(
      (status) => finished.find((each) => each.status === status) ?? { status, count: 0 },
    ),
    urgent: urgent.map((order) => ({ ...order, promised_at: order.promised_at.toISOString() })),
    stores,
    riders,
    low_stock: {
      count: Math.min(lowCount, LOW_STOCK_CAP),
      has_more: lowCount > LOW_STOCK_CAP,
      worst: low.map(({ dark_store_id, variant_id, count: _count, ...offer }) => ({
        ...offer,
        offer_id: `${dark_store_id}~${variant_id}`,
      })),
    },
    platform: { backend, gateway },
  };
}
