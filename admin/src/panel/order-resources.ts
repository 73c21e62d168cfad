import { ORDER_STATUSES, type OrderStatus } from "@quickdash/order-flow/contract";
import type { BaseRecord, ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { z } from "zod";
import type { BackendApi } from "../backend-api/backend-api.js";
import { quickOrders } from "../tables/orders.js";
import { apiAction, confirmationSchema, type RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { pageAction } from "./page-action.js";
import { describeResource } from "./describe-resource.js";

const MAXIMUM_REASON = 300;

const reasonSchema = z.object({
  reason: z
    .string({ error: "Say why, in a few words." })
    .trim()
    .min(3, "Say why, in a few words.")
    .max(MAXIMUM_REASON, `At most ${MAXIMUM_REASON} characters.`),
});

/** The one step that a smooth order takes from each status, and what operations call it. */
const STEPS: { name: string; from: OrderStatus; to: OrderStatus; icon: string; done: string }[] = [
  { name: "confirmOrder", from: "pending", to: "confirmed", icon: "Check", done: "The order is confirmed." },
  { name: "prepareOrder", from: "confirmed", to: "preparing", icon: "Package", done: "The order is being prepared." },
  {
    name: "readyOrder",
    from: "preparing",
    to: "ready_for_pickup",
    icon: "Archive",
    done: "The order is ready for pickup.",
  },
  {
    name: "dispatchOrder",
    from: "ready_for_pickup",
    to: "out_for_delivery",
    icon: "Truck",
    done: "The order is on its way.",
  },
  {
    name: "deliverOrder",
    from: "out_for_delivery",
    to: "delivered",
    icon: "CheckCircle",
    done: "The order is delivered.",
  },
];

/** Orders, and the steps that operations take in place of a store or a rider. */
export function orderResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  const steps = STEPS.map((step): [string, RecordAction] => [step.name, stepAction(api, step)]);
  return [
    describeResource(database, {
      table: quickOrders,
      icon: "ShoppingCart",
      title: "display_id",
      list: ["display_id", "status", "dark_store_id", "placed_at", "promised_at", "total", "payment_method"],
      filter: [
        "display_id",
        "status",
        "dark_store_id",
        "placed_at",
        "promised_at",
        "total",
        "payment_method",
        "customer_id",
        "order_id",
      ],
      searched: ["display_id", "order_id", "customer_first_name", "drop_address"],
      properties: {
        payment_method: { components: { list: Components.paymentMethod, show: Components.paymentMethod } },
      },
      actions: {
        show: { component: Components.orderPage },
        ...Object.fromEntries(steps),
        refundItems: pageAction({
          component: Components.refundForm,
          icon: "RotateCcw",
          isVisible: (record) => record.get("status") === "delivered",
        }),
        cancelOrder: cancelAction(api),
      },
    }),
  ];
}

function stepAction(api: BackendApi, step: (typeof STEPS)[number]): RecordAction {
  return apiAction(api, {
    icon: step.icon,
    done: step.done,
    form: {
      explanation: "Use this when the store or the rider cannot do it in their own app. The customer is told at once.",
      submitLabel: "Change the status",
      fields: [],
    },
    schemaOf: () => confirmationSchema,
    isVisible: (record) => record.get("status") === step.from,
    call: (record) => ({ path: statusPath(record), body: { status: step.to } }),
  });
}

function cancelAction(api: BackendApi): RecordAction {
  const ended: readonly OrderStatus[] = ["delivered", "cancelled"];
  return apiAction(api, {
    icon: "XCircle",
    done: "The order is cancelled.",
    form: {
      explanation:
        "The order ends here: stock goes back on the shelf and what was paid is refunded. This cannot be undone.",
      submitLabel: "Cancel the order",
      isDangerous: true,
      fields: [
        {
          name: "reason",
          label: "Reason",
          kind: "longtext",
          required: true,
          startsEmpty: true,
          help: "Kept in the order's log.",
        },
      ],
    },
    schemaOf: () => reasonSchema,
    isVisible: (record) => {
      const status = record.get("status") as OrderStatus;
      return ORDER_STATUSES.includes(status) && !ended.includes(status);
    },
    call: (record, { reason }) => ({ path: statusPath(record), body: { status: "cancelled", reason } }),
  });
}

function statusPath(record: BaseRecord): string {
  return `/admin/quick-orders/${encodeURIComponent(record.id())}/status`;
}
