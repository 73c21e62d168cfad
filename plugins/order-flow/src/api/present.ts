import type { LinePreference, LineSubstitute, StaffOrder, StaffOrderLine, StoreQuickOrder } from "../contract";
import type { OrderStatus } from "../contract";
import { lineDue } from "../modules/order-flow/policies/due-total";
import { timelineOf } from "../modules/order-flow/policies/timeline";
import type {
  OrderEventRecord,
  QuickOrderLineRecord,
  QuickOrderRecord,
  RefundRow,
} from "../modules/order-flow/service";
import { presentStoreRefund } from "./present-refund";

/** The pickup code is the rider's proof that the right bag is asked for; it exists for the store once the bag is packed. */
const WITH_PICKUP_CODE: readonly OrderStatus[] = ["ready_for_pickup", "out_for_delivery"];

type StaffSource = Pick<
  QuickOrderRecord,
  | "order_id"
  | "display_id"
  | "dark_store_id"
  | "status"
  | "promised_at"
  | "placed_at"
  | "picker_id"
  | "customer_first_name"
  | "pickup_code"
  | "bags"
>;

/** An order for `/staff/orders`. */
export function presentStaffOrder(order: StaffSource, lines: QuickOrderLineRecord[]): StaffOrder {
  return {
    order_id: order.order_id,
    display_id: order.display_id,
    dark_store_id: order.dark_store_id,
    status: order.status,
    promised_at: instant(order.promised_at),
    placed_at: instant(order.placed_at),
    picker_id: order.picker_id,
    customer_first_name: order.customer_first_name,
    pickup_code: WITH_PICKUP_CODE.includes(order.status) ? order.pickup_code : null,
    bags: order.bags,
    lines: lines.map(presentLine),
  };
}

function presentLine(line: QuickOrderLineRecord): StaffOrderLine {
  const substitute = substituteOf(line);
  return {
    id: line.id,
    variant_id: line.variant_id,
    title: line.title,
    bin: line.bin,
    barcode: line.barcode,
    quantity: line.quantity,
    picked_quantity: line.picked_quantity,
    status: line.status,
    preference: preferenceOf(line),
    substitute: substitute && { ...substitute, bin: line.substitute_bin, barcode: line.substitute_barcode },
    nominal_weight_grams: line.nominal_weight_grams,
    picked_weight_grams: line.picked_weight_grams,
  };
}

function preferenceOf(line: QuickOrderLineRecord): LinePreference {
  return { kind: line.preference, variant_id: line.preference_variant_id, title: line.preference_title };
}

function substituteOf(line: QuickOrderLineRecord): LineSubstitute | null {
  if (!line.substitute_variant_id) return null;
  return {
    variant_id: line.substitute_variant_id,
    title: line.substitute_title ?? "",
    quantity: line.substituted_quantity,
    unit_price: line.substitute_unit_price ?? 0,
    weight_grams: line.substitute_weight_grams,
  };
}

/** What a customer gets beside Medusa's order. */
export function presentStoreQuickOrder(
  order: QuickOrderRecord,
  lines: QuickOrderLineRecord[],
  refunds: RefundRow[] = [],
): StoreQuickOrder {
  return {
    status: order.status,
    promised_at: instant(order.promised_at),
    timeline: timelineOf(order),
    total: order.total,
    due_total: order.due_total,
    lines: lines.map((line) => ({
      line_item_id: line.line_item_id,
      variant_id: line.variant_id,
      title: line.title,
      quantity: line.quantity,
      picked_quantity: line.picked_quantity,
      due: lineDue(line),
      preference: preferenceOf(line),
      substitute: substituteOf(line),
      nominal_weight_grams: line.nominal_weight_grams,
      picked_weight_grams: line.picked_weight_grams,
    })),
    refunds: refunds.map(presentStoreRefund),
  };
}

/** An order for `/admin/quick-orders`; the codes stay between store, rider and customer. */
export function presentQuickOrder(order: QuickOrderRecord, lines: QuickOrderLineRecord[]) {
  return {
    order_id: order.order_id,
    display_id: order.display_id,
    dark_store_id: order.dark_store_id,
    customer_id: order.customer_id,
    customer_first_name: order.customer_first_name,
    picker_id: order.picker_id,
    status: order.status,
    promised_at: instant(order.promised_at),
    placed_at: instant(order.placed_at),
    payment_method: order.payment_method,
    currency_code: order.currency_code,
    total: order.total,
    due_total: order.due_total,
    cash_to_collect: order.cash_to_collect,
    bags: order.bags,
    cancel_reason: order.cancel_reason,
    drop: { latitude: order.drop_latitude, longitude: order.drop_longitude, address: order.drop_address },
    timeline: timelineOf(order),
    lines: lines.map((line) => ({
      ...presentLine(line),
      line_item_id: line.line_item_id,
      unit_price: line.unit_price,
      line_total: line.line_total,
      due: lineDue(line),
      short_reason: line.short_reason,
    })),
  };
}

/** One line of an order's log. */
export function presentEvent(event: OrderEventRecord) {
  return {
    from: event.from_status,
    to: event.to_status,
    actor: { type: event.actor_type, id: event.actor_id },
    reason: event.reason,
    at: instant(event.created_at),
  };
}

function instant(value: Date | string): string {
  return new Date(value).toISOString();
}
