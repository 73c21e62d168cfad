import type { BaseRecord, ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { FIND_RIDERS } from "../resources/queries/find-riders.sql.js";
import { deliveries, deliveryAlerts } from "../tables/riders.js";
import { apiAction, confirmationSchema } from "./api-action.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { pageAction } from "./page-action.js";

const REASSIGNABLE = ["unassigned", "assigned", "failed"];

/** A rider still has the bag of an order that will not be brought. */
const isBagOnRoad = (record: BaseRecord): boolean =>
  record.get("keeps_rider_busy") === true && ["failed", "cancelled"].includes(String(record.get("status")));

const pathOf = (record: BaseRecord): string => `/admin/deliveries/${encodeURIComponent(record.id())}`;

/** Orders on their way to the door. */
export function deliveryResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: deliveries,
      icon: "Truck",
      title: "display_id",
      list: [
        "display_id",
        "status",
        "rider_id",
        "dark_store_id",
        "distance_m",
        "cash_to_collect",
        "created_at",
        "delivered_at",
      ],
      filter: ["status", "rider_id", "dark_store_id", "order_id", "created_at"],
      searched: ["display_id", "order_id", "drop_address"],
      searchedThrough: [{ column: "rider_id", sql: FIND_RIDERS }],
      actions: {
        show: { component: Components.deliveryPage },
        reassignRider: pageAction({
          component: Components.reassignForm,
          icon: "Repeat",
          isVisible: (record) => REASSIGNABLE.includes(String(record.get("status"))),
        }),
        retryDelivery: apiAction(api, {
          icon: "RefreshCw",
          done: "The rider goes to the door again.",
          form: {
            explanation: "The rider who has the bag tries the door once more.",
            submitLabel: "Try again",
            fields: [],
          },
          schemaOf: () => confirmationSchema,
          isVisible: (record) => record.get("status") === "failed" && isBagOnRoad(record),
          call: (record) => ({ path: `${pathOf(record)}/retry`, body: {} }),
        }),
        confirmBagBack: apiAction(api, {
          icon: "CornerDownLeft",
          done: "The bag is back in the store.",
          form: {
            explanation: "The store has the bag again; its rider can take other orders.",
            submitLabel: "The bag is back",
            fields: [],
          },
          schemaOf: () => confirmationSchema,
          isVisible: isBagOnRoad,
          call: (record) => ({ path: `${pathOf(record)}/bag-back`, body: {} }),
        }),
      },
    }),
    describeResource(database, {
      table: deliveryAlerts,
      icon: "AlertTriangle",
      title: "created_at",
      list: ["created_at", "kind", "delivery_id", "rider_id", "resolved_at"],
      filter: ["kind", "delivery_id", "rider_id", "created_at", "resolved_at"],
      searchedThrough: [{ column: "rider_id", sql: FIND_RIDERS }],
      searched: ["delivery_id"],
    }),
  ];
}
