import { GatewaySocket } from "../client/gateway-socket.js";
import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";
import type { OrderPage } from "./select-orders.js";
import type { QuickOrder } from "./quick-orders.js";

/** One thing that happened, as `--json` prints it. */
export interface WatchedEvent {
  type: "order.status" | "delivery.updated" | "delivery.alerted" | "rider.location";
  at: string;
  order_id: string | null;
  display_id: number | null;
  dark_store: string | null;
  /** The order's or the delivery's status, or what is wrong with the delivery. */
  status: string | null;
  rider_id: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Read after a lost connection: it happened while nobody watched. */
  caught_up: boolean;
}

export interface WatchParts {
  admin: HttpClient;
  gatewayUrl: string;
  codeOf: ReadonlyMap<string, string>;
  /** Ids of the stores to watch; all of them when undefined. */
  darkStoreIds: readonly string[] | undefined;
  /** Also every position of a rider. */
  riders: boolean;
  signal: AbortSignal;
  tell(event: WatchedEvent): void;
  note(line: string): void;
}

interface Message {
  id?: string;
  order_id?: string;
  order_ids?: string[];
  dark_store_id?: string;
  dark_store_ids?: string[];
  rider_id?: string | null;
  status?: string;
  kind?: string;
  latitude?: number;
  longitude?: number;
  at?: string;
  recorded_at?: string;
}

const KNOWN_AT_ONCE = 100;

/** Tells what the gateway's `/ops` namespace says until the signal is aborted; reads what it missed after an outage. */
export async function watchOrders(parts: WatchParts): Promise<void> {
  const watch = new Watch(parts);
  await operatorToken(parts.admin);
  await watch.learn();
  const socket = await GatewaySocket.open(parts.gatewayUrl, "/ops", () => operatorToken(parts.admin));
  try {
    socket.keepAlive();
    socket.on("order.status", (message: Message) => watch.take("order.status", message));
    socket.on("delivery.updated", (message: Message) => watch.take("delivery.updated", message));
    socket.on("delivery.alerted", (message: Message) => watch.take("delivery.alerted", message));
    if (parts.riders) socket.on("rider.location", (message: Message) => watch.take("rider.location", message));
    socket.onLost(() => parts.signal.aborted || parts.note("The connection is lost; connecting again."));
    socket.onReconnect((recovered) => void rejoin(socket, parts, watch, recovered));
    await join(socket, parts);
    parts.note("Watching. Ctrl-C ends.");
    await aborted(parts.signal);
  } finally {
    socket.close();
    await watch.drained();
  }
}

/** A token of the operator; asking the Admin API first renews one that has ended. */
async function operatorToken(admin: HttpClient): Promise<string> {
  await admin.get("/admin/dark-stores", { limit: 1 });
  const [scheme, token] = ((await admin.authorization()) ?? "").split(" ");
  if (scheme !== "Bearer" || !token) {
    const sentence = "Watching needs an operator's login: the gateway takes no API keys. Run `quickdash login`.";
    throw new CommandError("operator_needed", sentence);
  }
  return token;
}

async function join(socket: GatewaySocket, { darkStoreIds }: WatchParts): Promise<void> {
  const answer = await socket.send("watch", darkStoreIds ? { dark_store_ids: darkStoreIds } : {});
  if ("error" in answer) throw new CommandError(answer.error.code, answer.error.message);
}

async function rejoin(socket: GatewaySocket, parts: WatchParts, watch: Watch, recovered: boolean): Promise<void> {
  try {
    await join(socket, parts);
    if (!recovered) await watch.catchUp();
    parts.note(recovered ? "Connected again; nothing was missed." : "Connected again; read what was missed.");
  } catch (error) {
    parts.note(`Could not read what was missed: ${(error as Error).message}`);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Knows the number and the store of each order, and tells events in the order they came. */
class Watch {
  private readonly orders = new Map<string, Pick<QuickOrder, "display_id" | "dark_store_id">>();
  private readonly statuses = new Map<string, string>();
  private queue: { type: WatchedEvent["type"]; message: Message }[] = [];
  private draining: Promise<void> | null = null;
  private readonly parts: WatchParts;

  constructor(parts: WatchParts) {
    this.parts = parts;
  }

  take(type: WatchedEvent["type"], message: Message): void {
    this.queue.push({ type, message });
    this.draining ??= this.drain().finally(() => (this.draining = null));
  }

  async drained(): Promise<void> {
    await this.draining;
  }

  /** Remembers where the latest orders stand, to see later what has changed. */
  async learn(): Promise<void> {
    (await this.latest()).forEach((order) => this.remember(order));
  }

  async catchUp(): Promise<void> {
    const changed = (await this.latest()).filter(({ order_id, status }) => this.statuses.get(order_id) !== status);
    changed.forEach((order) => this.remember(order));
    for (const { order_id, status, timeline } of changed.reverse()) {
      const at = timeline.at(-1)?.at ?? new Date().toISOString();
      this.parts.tell({ ...this.eventOf("order.status", { order_id, status, at }), caught_up: true });
    }
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      // An order that cannot be read now is told without its number.
      await this.look(batch.flatMap(({ message }) => message.order_id ?? [])).catch(() => undefined);
      for (const { type, message } of batch) {
        if (type === "order.status" && message.order_id) this.statuses.set(message.order_id, message.status ?? "");
        this.parts.tell(this.eventOf(type, message));
      }
    }
  }

  private async look(orderIds: readonly string[]): Promise<void> {
    const unknown = [...new Set(orderIds)].filter((id) => !this.orders.has(id));
    for (let start = 0; start < unknown.length; start += KNOWN_AT_ONCE) {
      const order_id = unknown.slice(start, start + KNOWN_AT_ONCE);
      const page = await this.parts.admin.get<OrderPage>("/admin/quick-orders", { order_id, limit: KNOWN_AT_ONCE });
      page.quick_orders.forEach((order) => this.orders.set(order.order_id, order));
    }
  }

  private async latest(): Promise<QuickOrder[]> {
    const { admin, darkStoreIds } = this.parts;
    const pages = (darkStoreIds ?? [undefined]).map((dark_store_id) =>
      admin.get<OrderPage>("/admin/quick-orders", { dark_store_id, limit: KNOWN_AT_ONCE }),
    );
    return (await Promise.all(pages)).flatMap(({ quick_orders }) => quick_orders);
  }

  private remember(order: QuickOrder): void {
    this.orders.set(order.order_id, { display_id: order.display_id, dark_store_id: order.dark_store_id });
    this.statuses.set(order.order_id, order.status);
  }

  private eventOf(type: WatchedEvent["type"], message: Message): WatchedEvent {
    const orderId = message.order_id ?? message.order_ids?.[0] ?? null;
    const order = orderId ? this.orders.get(orderId) : undefined;
    const storeId = message.dark_store_id ?? order?.dark_store_id ?? message.dark_store_ids?.[0];
    return {
      type,
      at: message.at ?? message.recorded_at ?? new Date().toISOString(),
      order_id: orderId,
      display_id: order?.display_id ?? null,
      dark_store: storeId ? (this.parts.codeOf.get(storeId) ?? storeId) : null,
      status: message.status ?? message.kind ?? null,
      rider_id: message.rider_id ?? null,
      latitude: message.latitude ?? null,
      longitude: message.longitude ?? null,
      caught_up: false,
    };
  }
}
