import type { BigNumberInput, Context, CreateOrderDTO, MedusaContainer } from "@medusajs/framework/types";
import { BigNumber, generateEntityId, Modules } from "@medusajs/framework/utils";
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

/** The order of a cart, with what Medusa's type leaves out. */
type OrderToWrite = CreateOrderDTO & { id: string };

/** Writes orders in one transaction, as the module's createOrders does before it reads all of them back. */
interface OrderWriter {
  createOrders_(orders: CreateOrderDTO[], sharedContext?: Context): Promise<{ id: string; display_id: number }[]>;
}

export const createMedusaOrderStepId = "order-flow-create-medusa-order";

/**
 * Writes Medusa's order under the id that follows from its cart, or finds it where an earlier placing got as far as this.
 * Compensation deletes the order if it was written here.
 */
export const createMedusaOrderStep = createStep(
  createMedusaOrderStepId,
  async (
    input: { order: OrderToWrite },
    { container },
  ): Promise<StepResponse<NewOrder, { written_id: string | null }>> => {
    const order = withLineIds(input.order);
    try {
      const written = await writeOrder(container, order);
      return new StepResponse(written, { written_id: written.id });
    } catch (error) {
      // The table refuses a second order of one cart.
      const found = await findOrder(container, order.id);
      if (found) return new StepResponse(found, { written_id: null });
      throw error;
    }
  },
  async (made, { container }) => {
    if (!made?.written_id) return;
    await container.resolve(Modules.ORDER).deleteOrders(made.written_id);
  },
);

/** Lines that are named before they are written need not be read back. */
function withLineIds(order: OrderToWrite): OrderToWrite {
  const items = (order.items ?? []).map((item) => ({ ...item, id: generateEntityId(undefined, "ordli") }));
  return { ...order, items };
}

async function writeOrder(container: MedusaContainer, order: OrderToWrite): Promise<NewOrder> {
  const writer = container.resolve(Modules.ORDER) as unknown as OrderWriter;
  const [written] = await writer.createOrders_([order]);
  if (!written) throw new Error(`Medusa wrote no order ${order.id}.`);
  return asNewOrder({ ...order, display_id: written.display_id }, true);
}

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
    items: items.map((item) => ({
      ...item,
      quantity: numberOf(item.quantity),
      unit_price: numberOf(item.unit_price),
    })),
  };
}

function numberOf(value: BigNumberInput): number {
  return new BigNumber(value).numeric;
}
