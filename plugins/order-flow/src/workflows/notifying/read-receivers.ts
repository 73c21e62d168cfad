import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE } from "../../modules/order-flow";
import type OrderFlowService from "../../modules/order-flow/service";
import type { QuickOrderRecord } from "../../modules/order-flow/service";
import type { ClaimedMessage } from "../../modules/order-messages";

/** Where an order's or a cart's messages can go, as Medusa has it now. */
export interface Receiver {
  id: string;
  email: string | null;
  locale: string | null;
  customer: { phone: string | null; email: string | null; metadata: Record<string, unknown> | null } | null;
  shipping_address: { phone: string | null; country_code: string | null } | null;
}

/** What messages are about, by the ids they name. */
export interface Receivers {
  receivers: Map<string, Receiver>;
  orders: Map<string, QuickOrderRecord>;
  stores: Map<string, { name: string; timezone: string }>;
}

const FIELDS = [
  "id",
  "email",
  "locale",
  "customer.phone",
  "customer.email",
  "customer.metadata",
  "shipping_address.phone",
  "shipping_address.country_code",
];

/** Reads at once whatever a batch of messages needs; what is gone by now is left out. */
export async function readReceivers(container: MedusaContainer, messages: ClaimedMessage[]): Promise<Receivers> {
  const orderIds = unique(messages.map((message) => message.order_id));
  const cartIds = unique(messages.filter((message) => !message.order_id).map((message) => message.cart_id));
  const [ofOrders, ofCarts, orders] = await Promise.all([
    readEntities(container, "order", orderIds),
    readEntities(container, "cart", cartIds),
    orderIds.length > 0
      ? container
          .resolve<OrderFlowService>(ORDER_FLOW_MODULE)
          .listQuickOrders({ order_id: orderIds }, { take: orderIds.length })
      : [],
  ]);
  const storeIds = unique(orders.map((order) => order.dark_store_id));
  const stores =
    storeIds.length > 0
      ? await container
          .resolve<DarkStoresService>(DARK_STORES_MODULE)
          .listDarkStores({ id: storeIds }, { select: ["id", "name", "timezone"], take: storeIds.length })
      : [];
  return {
    receivers: byId([...ofOrders, ...ofCarts]),
    orders: new Map(orders.map((order) => [order.order_id, order])),
    stores: byId(stores),
  };
}

async function readEntities(container: MedusaContainer, entity: "order" | "cart", ids: string[]): Promise<Receiver[]> {
  if (ids.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = (await query.graph({ entity, fields: FIELDS, filters: { id: ids } })) as { data: unknown[] };
  return data as Receiver[];
}

function unique(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
