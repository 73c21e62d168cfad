import type { HttpClient } from "../client/http-client.js";
import { formatMoney } from "../frame/money.js";
import type { QuickOrder } from "../orders/quick-orders.js";
import type { Journey } from "./journey.js";

export interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** What a shelf held of one variant. */
export interface Stock {
  on_hand: number;
  reserved: number;
}

export interface Delivery {
  id: string;
  order_id: string;
  rider_id: string | null;
  status: string;
  cash_to_collect: number;
  cash_collected: number | null;
  earnings: { rider_id: string; amount: number; kind: string }[];
}

export interface OrderRecord extends QuickOrder {
  lines: (QuickOrder["lines"][number] & { variant_id: string })[];
}

/** Everything the checks need, read from the platform after the run. */
export interface Books {
  wanted: number;
  journeys: readonly Pick<Journey, "orderId" | "name" | "status" | "positionsSeen" | "cancelledByCustomer">[];
  orders: readonly OrderRecord[];
  deliveries: readonly Delivery[];
  /** By `shelfKey`. */
  stockBefore: ReadonlyMap<string, Stock>;
  stockAfter: ReadonlyMap<string, Stock>;
}

/** Names the shelf of one variant in one store. */
export function shelfKey(darkStoreId: string, variantId: string): string {
  return `${darkStoreId}/${variantId}`;
}

const STATUSES = ["confirmed", "preparing", "ready_for_pickup", "out_for_delivery", "delivered"];
const EXAMPLES = 3;

/** Compares what the platform recorded with what must be true after every order of the run has been delivered. */
export function checkBooks(all: Books): Check[] {
  const books = withoutCancelled(all);
  const ofShelves = [checkStock(all), checkOversold(all), checkReserved(all)];
  // When every customer thought better of it, nothing was carried or paid.
  if (books.wanted === 0) return [checkDelivered(all), ...ofShelves];
  return [
    checkDelivered(all),
    checkWay(books),
    checkOneDelivery(books),
    ...ofShelves,
    checkPay(books),
    checkCash(books),
    checkPositions(books),
  ];
}

/** Pieces that left, by shelf. */
export function soldQuantities(orders: readonly OrderRecord[]): Map<string, number> {
  const sold = new Map<string, number>();
  for (const order of orders) {
    const add = (variantId: string, pieces: number) => {
      const shelf = shelfKey(order.dark_store_id, variantId);
      sold.set(shelf, (sold.get(shelf) ?? 0) + pieces);
    };
    for (const { variant_id, picked_quantity, substitute } of order.lines) {
      const left = order.status !== "cancelled";
      add(variant_id, left ? (picked_quantity ?? 0) - (substitute?.quantity ?? 0) : 0);
      if (left && substitute) {
        add(substitute.variant_id, substitute.quantity);
      }
    }
  }
  return sold;
}

/** What customers cancelled in time has no further way, delivery or pay; it still has stock that must be back. */
function withoutCancelled(books: Books): Books {
  const cancelled = new Set(
    books.journeys.flatMap(({ orderId, cancelledByCustomer }) => (cancelledByCustomer ? (orderId ?? []) : [])),
  );
  return {
    ...books,
    wanted: books.wanted - cancelled.size,
    journeys: books.journeys.filter(({ cancelledByCustomer }) => !cancelledByCustomer),
    orders: books.orders.filter(({ order_id }) => !cancelled.has(order_id)),
    deliveries: books.deliveries.filter(({ order_id }) => !cancelled.has(order_id)),
  };
}

function checkDelivered({ wanted, orders, journeys }: Books): Check {
  const delivered = orders.filter(({ status }) => status === "delivered").length;
  const regretted = journeys.filter(({ cancelledByCustomer }) => cancelledByCustomer).length;
  const cancelled = orders.filter(({ status }) => status === "cancelled").length;
  return {
    name: "every order was delivered",
    ok: delivered + regretted === wanted && cancelled === regretted && orders.length === wanted,
    detail: `${delivered} of ${wanted} delivered${regretted ? `, ${regretted} cancelled by their customers` : ""}`,
  };
}

function checkOversold({ stockAfter }: Books): Check {
  const wrong = [...stockAfter].flatMap(([shelf, { on_hand, reserved }]) =>
    on_hand < 0 || reserved > on_hand ? [`${shelf}: ${on_hand} on hand, ${reserved} reserved`] : [],
  );
  return verdict("nothing was oversold", wrong, stockAfter.size, "shelves, 0 oversold");
}

function checkWay({ orders }: Books): Check {
  const wrong = orders.filter(({ timeline }) => {
    const way = timeline.map(({ status }) => status).filter((status) => status !== "pending");
    return way.join() !== STATUSES.join();
  });
  return verdict(
    "every order passed each status once",
    wrong.map(({ display_id }) => `#${display_id}`),
    orders.length,
    "orders",
  );
}

function checkOneDelivery({ orders, deliveries }: Books): Check {
  const wrong = orders.filter(({ order_id }) => {
    const ofOrder = deliveries.filter((delivery) => delivery.order_id === order_id);
    return ofOrder.filter(({ status }) => status === "delivered").length !== 1 || ofOrder.length !== 1;
  });
  return verdict(
    "every order has exactly one delivery",
    wrong.map(({ display_id }) => `#${display_id}`),
    orders.length,
    "orders",
  );
}

function checkStock({ orders, stockBefore, stockAfter }: Books): Check {
  const sold = soldQuantities(orders);
  const wrong: string[] = [];
  for (const [shelf, pieces] of sold) {
    const [before, after] = [stockBefore.get(shelf)?.on_hand, stockAfter.get(shelf)?.on_hand];
    if (before === undefined || after === undefined || after !== before - pieces) {
      wrong.push(`${shelf}: ${before} - ${pieces} is not ${after}`);
    }
  }
  const pieces = [...sold.values()].reduce((total, count) => total + count, 0);
  return verdict("stock on hand = start - sold", wrong, sold.size, `shelves, ${pieces} pieces sold`);
}

function checkReserved({ stockBefore, stockAfter }: Books): Check {
  const wrong = [...stockAfter].flatMap(([shelf, { reserved }]) => {
    const before = stockBefore.get(shelf)?.reserved ?? 0;
    return reserved > before ? [`${shelf}: ${reserved - before}`] : [];
  });
  const others = [...stockAfter.values()].reduce((total, { reserved }) => total + reserved, 0);
  const note = wrong.length === 0 && others > 0 ? ` (${others} pieces are held for orders outside this run)` : "";
  const check = verdict("nothing is still reserved", wrong, stockAfter.size, "shelves");
  return { ...check, detail: check.detail + note };
}

function checkPay({ deliveries, orders }: Books): Check {
  const wrong = deliveries.filter(({ rider_id, earnings }) => {
    const [paid, ...more] = earnings.filter(({ kind }) => kind === "delivery");
    return !paid || more.length > 0 || paid.rider_id !== rider_id || paid.amount <= 0;
  });
  const total = deliveries.flatMap(({ earnings }) => earnings).reduce((sum, { amount }) => sum + Number(amount), 0);
  return verdict(
    "every delivery was paid to exactly one rider",
    wrong.map(({ id }) => id),
    deliveries.length,
    `deliveries, ${moneyOf(orders, total)} earned`,
  );
}

function checkCash({ orders, deliveries }: Books): Check {
  const totalOf = new Map(orders.map(({ order_id, total }) => [order_id, Number(total)]));
  const wrong = deliveries.filter(
    ({ order_id, cash_to_collect, cash_collected }) =>
      Number(cash_collected) !== Number(cash_to_collect) || Number(cash_to_collect) !== totalOf.get(order_id),
  );
  const cash = deliveries.reduce((sum, { cash_collected }) => sum + Number(cash_collected ?? 0), 0);
  return verdict(
    "cash collected = order totals",
    wrong.map(({ id }) => id),
    deliveries.length,
    `deliveries, ${moneyOf(orders, cash)}`,
  );
}

function checkPositions({ wanted, journeys }: Books): Check {
  const blind = journeys.filter(({ positionsSeen }) => positionsSeen === 0);
  const messages = journeys.reduce((total, { positionsSeen }) => total + positionsSeen, 0);
  return verdict(
    "every customer's socket saw the rider",
    blind.map(({ name }) => name),
    wanted,
    `customers, ${messages} positions`,
  );
}

/** All orders of a run are of one region, which has one currency. */
function moneyOf(orders: readonly OrderRecord[], amount: number): string {
  return formatMoney(Math.round(amount * 100) / 100, orders[0]?.currency_code ?? null);
}

function verdict(name: string, wrong: readonly string[], count: number, what: string): Check {
  if (wrong.length === 0) {
    return { name, ok: count > 0, detail: `${count} ${what}` };
  }
  const more = wrong.length > EXAMPLES ? ` and ${wrong.length - EXAMPLES} more` : "";
  return { name, ok: false, detail: `wrong for ${wrong.slice(0, EXAMPLES).join(", ")}${more}` };
}

const CHUNK = 50;

/** Reads orders and deliveries of the run from the Admin API. */
export async function readRecords(
  admin: HttpClient,
  orderIds: readonly string[],
): Promise<{ orders: OrderRecord[]; deliveries: Delivery[] }> {
  const orders: OrderRecord[] = [];
  const deliveries: Delivery[] = [];
  for (let start = 0; start < orderIds.length; start += CHUNK) {
    const order_id = orderIds.slice(start, start + CHUNK);
    const answers = await Promise.all([
      admin.get<{ quick_orders: OrderRecord[] }>("/admin/quick-orders", { order_id, limit: CHUNK }),
      admin.get<{ deliveries: Delivery[] }>("/admin/deliveries", { order_id, limit: CHUNK * 2 }),
    ]);
    orders.push(...answers[0].quick_orders);
    deliveries.push(...answers[1].deliveries);
  }
  return { orders, deliveries };
}
