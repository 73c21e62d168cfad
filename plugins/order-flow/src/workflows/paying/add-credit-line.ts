import type { MedusaContainer } from "@medusajs/framework/types";
import { ChangeActionType, Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils";

/** Something that the customer no longer owes, in major units, and what it is for. */
export interface CreditLine {
  order_id: string;
  amount: number;
  reference: string;
  reference_id: string;
}

/**
 * Lowers what Medusa's order is worth. Run under the order's records lock. Medusa's workflow for it refuses orders that
 * are paid in full; the one it refunds cancelled orders with does not, and is not exported. What an earlier call left
 * half done is dropped.
 */
export async function addCreditLine(container: MedusaContainer, line: CreditLine): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const { order_id, ...action } = line;
  const change_type = OrderChangeType.CREDIT_LINE;
  const pending = await orders.listOrderChanges({ order_id, status: OrderChangeStatus.PENDING });
  const left = pending.filter((each) => (each.change_type as string | undefined) === change_type);
  if (left.length > 0) await orders.deleteOrderChanges(left.map(({ id }) => id));
  const change = await orders.createOrderChange({ order_id, change_type });
  await orders.addOrderAction({
    ...action,
    order_id,
    order_change_id: change.id,
    version: change.version,
    action: ChangeActionType.CREDIT_LINE_ADD,
  });
  await orders.confirmOrderChange(change.id);
}
