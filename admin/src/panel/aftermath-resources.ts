import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { FIND_ORDERS } from "../resources/queries/find-orders.sql.js";
import { orderMessages, orderRefunds } from "../tables/order-aftermath.js";
import { apiAction, confirmationSchema } from "./api-action.js";
import { describeResource } from "./describe-resource.js";

/** What follows an order: refunds of its items and messages to its customer. */
export function aftermathResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: orderRefunds,
      icon: "RotateCcw",
      title: "created_at",
      list: ["created_at", "order_id", "status", "reason", "amount", "customer_id", "refunded_at"],
      filter: ["status", "reason", "order_id", "customer_id", "created_at"],
      searched: ["order_id"],
      searchedThrough: [{ column: "order_id", sql: FIND_ORDERS }],
    }),
    describeResource(database, {
      table: orderMessages,
      icon: "MessageSquare",
      title: "created_at",
      list: ["created_at", "order_id", "kind", "channel", "status", "attempts", "sent_at"],
      filter: ["status", "kind", "channel", "order_id", "created_at"],
      searched: ["order_id"],
      searchedThrough: [{ column: "order_id", sql: FIND_ORDERS }],
      actions: {
        retryMessage: apiAction(api, {
          icon: "RefreshCw",
          done: "The message is tried again.",
          form: {
            explanation: "The message was given up. It is sent again at once.",
            submitLabel: "Send again",
            fields: [],
          },
          schemaOf: () => confirmationSchema,
          isVisible: (record) => record.get("status") === "dead",
          call: (record) => ({
            path: `/admin/order-messages/${encodeURIComponent(record.id())}/retry`,
            body: {},
          }),
        }),
      },
    }),
  ];
}
