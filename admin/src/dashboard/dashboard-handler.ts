import type { PageHandler } from "adminjs";
import type { DataSource } from "typeorm";
import { answersOk, type BackendApi } from "../backend-api/backend-api.js";
import type { OperatorAccess } from "../session/operator-access.js";
import type { PageUser } from "../session/session.js";
import type { DashboardFigures } from "./figures.js";
import { countFinishedOrders } from "./queries/count-finished-orders.sql.js";
import { countOpenOrders } from "./queries/count-open-orders.sql.js";
import { countStores } from "./queries/count-stores.sql.js";
import { listFullStores } from "./queries/list-full-stores.sql.js";
import { listLowStock } from "./queries/list-low-stock.sql.js";
import { listOpenOrders } from "./queries/list-open-orders.sql.js";
import { listRidersOnline } from "./queries/list-riders-online.sql.js";

const OPEN_STATUSES = ["pending", "confirmed", "preparing", "ready_for_pickup", "out_for_delivery"];
const FINISHED_STATUSES = ["delivered", "cancelled"];
const FINISHED_HOURS = 24;
const OPEN_ROWS = 300;
const RIDER_ROWS = 500;
const FULL_STORES = 20;
/** A store is shown before it is full, while something can still be done. */
const FULL_FROM_PART = 0.8;
/** As the dispatcher takes it by default. */
const SILENT_AFTER_MS = 180_000;
const LOW_STOCK_ROWS = 8;
const LOW_STOCK_CAP = 1_000;
const STORE_ID = /^\w{1,64}$/;
/** Boards that are remembered; the one that was opened first gives way. */
const MAXIMUM_BOARDS = 500;
const PROBE_TIMEOUT_MS = 1_500;
/** However many operators watch, the database is asked this often at most. */
const LIFETIME_MS = 1_000;
/** Shelves empty slower than orders come, and on millions of offers the question takes longer. */
const LOW_STOCK_LIFETIME_MS = 60_000;

export interface DashboardSources {
  database: DataSource;
  api: BackendApi;
  access: OperatorAccess;
  gatewayUrl: string;
}

/** Answers the dashboard's figures, of all stores or of `?store=`, without what the operator's role may not see: at most a second old, low stock a minute. */
export function dashboardHandler(sources: DashboardSources): PageHandler {
  const boards = new Map<string, () => Promise<DashboardFigures>>();
  const figuresOf = (storeId: string | null): Promise<DashboardFigures> => {
    const key = storeId ?? "";
    let board = boards.get(key);
    if (!board) {
      const low = remembered(LOW_STOCK_LIFETIME_MS, () =>
        listLowStock(sources.database, { cap: LOW_STOCK_CAP + 1, limit: LOW_STOCK_ROWS, dark_store_id: storeId }),
      );
      board = remembered(LIFETIME_MS, () => collectFigures(sources, storeId, low));
      const [oldest] = boards.keys();
      if (boards.size >= MAXIMUM_BOARDS && oldest !== undefined) boards.delete(oldest);
      boards.set(key, board);
    }
    return board();
  };
  return async (request: { query?: { store?: unknown } }, _response, context: { currentAdmin?: unknown }) => {
    const store = request.query?.store;
    const storeId = typeof store === "string" && STORE_ID.test(store) ? store : null;
    return visibleTo((context.currentAdmin as PageUser | undefined)?.role, await figuresOf(storeId), sources.access);
  };
}

function visibleTo(
  role: PageUser["role"] | undefined,
  figures: DashboardFigures,
  access: OperatorAccess,
): DashboardFigures {
  return {
    ...figures,
    open: access.allows(role, "GET", "/admin/quick-orders") ? figures.open : null,
    riders: access.allows(role, "GET", "/admin/riders") ? figures.riders : null,
  };
}

/** Asks once for all who want to know within the time given; a failure is not kept. */
function remembered<Answer>(lifetime_ms: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let latest: { at: number; answer: Promise<Answer> } | null = null;
  return () => {
    if (!latest || Date.now() - latest.at > lifetime_ms) {
      const answer = ask();
      latest = { at: Date.now(), answer };
      answer.catch(() => {
        latest = null;
      });
    }
    return latest.answer;
  };
}

async function collectFigures(
  { database, api, gatewayUrl }: DashboardSources,
  dark_store_id: string | null,
  listLow: () => ReturnType<typeof listLowStock>,
): Promise<DashboardFigures> {
  const [orders, finished, open, stores, riders, full, low, backend, gateway] = await Promise.all([
    countOpenOrders(database, { statuses: OPEN_STATUSES, dark_store_id }),
    countFinishedOrders(database, { statuses: FINISHED_STATUSES, hours: FINISHED_HOURS, dark_store_id }),
    listOpenOrders(database, { statuses: OPEN_STATUSES, dark_store_id, limit: OPEN_ROWS }),
    countStores(database, dark_store_id),
    listRidersOnline(database, { silent_after_ms: SILENT_AFTER_MS, dark_store_id, limit: RIDER_ROWS }),
    listFullStores(database, { statuses: OPEN_STATUSES, from_part: FULL_FROM_PART, dark_store_id, limit: FULL_STORES }),
    listLow(),
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
    open: open.map((order) => ({
      ...order,
      placed_at: order.placed_at.toISOString(),
      promised_at: order.promised_at.toISOString(),
    })),
    stores,
    riders: riders.map(({ recorded_at: _recordedAt, ...rider }) => rider),
    full_stores: full.map(({ overloaded_since, ...store }) => ({ ...store, is_overloaded: overloaded_since !== null })),
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
