import type { CreateOrderDTO, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** The part of Medusa's new order that a quick order is written from. */
export interface NewOrder {
  id: string;
  display_id: number;
  customer_id: string | null;
  currency_code: string;
  items: {
    id: string;
    variant_id: string;
    title: string;
    product_title: string | null;
    variant_title: string | null;
    variant_barcode: string | null;
    quantity: number;
    unit_price: number;
    metadata: Record<string, unknown> | null;
  }[];
  /** Whether it was written now, not found. */
  is_new: boolean;
}

export const createMedusaOrderStepId = "order-flow-create-medusa-order";

/**
 * Writes Medusa's order under the id that follows from its cart, or finds it where an earlier placing got as far as this.
 * Compensation deletes the order if it was written here.
 */
export const createMedusaOrderStep = createStep(
  createMedusaOrderStepId,
  async (
    input: { order: CreateOrderDTO & { id: string } },
    { container },
  ): Promise<StepResponse<NewOrder, { written_id: string | null }>> => {
    const found = await findOrder(container, input.order.id);
    if (found) return new StepResponse(found, { written_id: null });
    const written = await container.resolve(Modules.ORDER).createOrders(input.order);
    return new StepResponse(asNewOrder(written, true), { written_id: written.id });
  },
  async (made, { container }) => {
    if (!made?.written_id) return;
    await container.resolve(Modules.ORDER).deleteOrders(made.written_id);
  },
);

async function findOrder(container: MedusaContainer, id: string): Promise<NewOrder | null> {
  const [found] = await container
    .resolve(Modules.ORDER)
    .listOrders(
      { id },
      { select: ["id", "display_id", "customer_id", "currency_code"], relations: ["items"], take: 1 },
    );
  return found ? asNewOrder(found, false) : null;
}

function asNewOrder(order: unknown, is_new: boolean): NewOrder {
  const { id, display_id, customer_id, currency_code, items } = order as NewOrder;
  return {
    id,
    display_id,
    customer_id: customer_id ?? null,
    currency_code,
    is_new,
    items: items.map((item) => ({ ...item, quantity: Number(item.quantity), unit_price: Number(item.unit_price) })),
  };
}
