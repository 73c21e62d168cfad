import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** The part of Medusa's cart that placing an order needs. */
export interface PlacingCart {
  id: string;
  customer_id: string | null;
  currency_code: string;
  completed_at: Date | string | null;
  total: number;
  customer: { id: string; first_name: string | null } | null;
  items: {
    id: string;
    variant_id: string;
    title: string;
    product_title: string | null;
    variant_title: string | null;
    quantity: number;
    unit_price: number;
  }[];
  shipping_address: {
    first_name: string | null;
    address_1: string | null;
    address_2: string | null;
    city: string | null;
    postal_code: string | null;
    metadata: Record<string, unknown> | null;
  } | null;
  shipping_methods: { id: string }[];
  payment_collection: {
    id: string;
    amount: number;
    payment_sessions: {
      id: string;
      provider_id: string;
      status: string;
      payment: { canceled_at: Date | string | null } | null;
    }[];
  } | null;
}

const FIELDS = [
  "id",
  "customer_id",
  "currency_code",
  "completed_at",
  "total",
  "customer.id",
  "customer.first_name",
  "items.*",
  "items.adjustments.*",
  "items.tax_lines.*",
  "shipping_address.*",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.tax_lines.*",
  "payment_collection.id",
  "payment_collection.amount",
  "payment_collection.payment_sessions.id",
  "payment_collection.payment_sessions.provider_id",
  "payment_collection.payment_sessions.status",
  "payment_collection.payment_sessions.payment.canceled_at",
];

/** Whose cart it is and whether Medusa has completed it. */
export type CartOwner = Pick<PlacingCart, "id" | "customer_id" | "completed_at"> & {
  customer: { has_account: boolean } | null;
};

/** Reads what little is needed to know a cart's owner; null when there is no such cart. */
export async function readCartOwner(container: MedusaContainer, cartId: string): Promise<CartOwner | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["id", "customer_id", "completed_at", "customer.has_account"],
    filters: { id: cartId },
  });
  return (data[0] as CartOwner | undefined) ?? null;
}

/** Reads a cart with its totals; null when there is none. */
export async function readCart(container: MedusaContainer, cartId: string): Promise<PlacingCart | null> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: FIELDS, filters: { id: cartId } });
  return (data[0] as PlacingCart | undefined) ?? null;
}
