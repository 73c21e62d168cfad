import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { OwnDelivery } from "./own-delivery";

interface AddressedOrder {
  id: string;
  shipping_address: { metadata: Record<string, unknown> | null } | null;
}

/**
 * Refuses `proof_not_allowed` unless the customer lets the rider leave the order at the door, by `leave_at_door: true` in
 * the metadata of the shipping address, and nothing is to be collected in cash.
 */
export async function requireLeaveAtDoor(container: MedusaContainer, delivery: OwnDelivery): Promise<void> {
  const [allowed] = await whoMayLeave(container, [delivery]);
  if (!allowed) {
    throw new Refusal("not_allowed", "proof_not_allowed", "Hand this order over in person, with the customer's code.");
  }
}

/** For each delivery, whether its order may be left at the door. */
export async function whoMayLeave(
  container: MedusaContainer,
  deliveries: readonly Pick<OwnDelivery, "order_id" | "cash_to_collect">[],
): Promise<boolean[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "shipping_address.metadata"],
    filters: { id: deliveries.map(({ order_id }) => order_id) },
  });
  const orders = data as AddressedOrder[];
  const wishes = new Map(orders.map((order) => [order.id, order.shipping_address?.metadata?.leave_at_door === true]));
  return deliveries.map(
    ({ order_id, cash_to_collect }) => Number(cash_to_collect) === 0 && wishes.get(order_id) === true,
  );
}
