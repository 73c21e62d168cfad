/** An order as its tables hold it, in the tree that the Store API answers with; totals are not worked out yet. */
export interface OrderRecord {
  items: (Record<string, unknown> & { metadata: unknown; detail: Record<string, unknown> })[];
  shipping_methods: Record<string, unknown>[];
  [field: string]: unknown;
}

/**
 * The order with its lines as Medusa shows them: what an order says of a line of its own (how many, and for how much,
 * where that was changed) stands before what the line says.
 */
export function withOrderedLines(order: OrderRecord): OrderRecord {
  const items = order.items.map((item) => {
    const { detail } = item;
    return {
      ...item,
      quantity: detail["quantity"],
      raw_quantity: detail["raw_quantity"],
      unit_price: detail["unit_price"] ?? item["unit_price"],
      raw_unit_price: detail["raw_unit_price"] ?? item["raw_unit_price"],
      compare_at_unit_price: detail["compare_at_unit_price"] ?? item["compare_at_unit_price"],
      raw_compare_at_unit_price: detail["raw_compare_at_unit_price"] ?? item["raw_compare_at_unit_price"],
      metadata: detail["metadata"] ?? item.metadata,
      line_item_metadata: item.metadata,
    };
  });
  return { ...order, items };
}
