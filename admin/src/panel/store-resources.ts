import { DARK_STORE_STATUSES, type DarkStoreStatus } from "@quickdash/dark-stores/contract";
import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { darkStores } from "../tables/stores.js";
import { apiAction, confirmationSchema, type RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { newPageAction, pageAction } from "./page-action.js";
import { feesAction, surgeAction } from "./store-fees.js";

/** Dark stores: whether they take orders, and what deliveries from them cost. */
export function storeResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: darkStores,
      icon: "Home",
      title: "name",
      list: [
        "name",
        "code",
        "status",
        "city",
        "prep_minutes",
        "delivery_fee",
        "minimum_order",
        "surge_multiplier",
        "max_open_orders",
        "overloaded_since",
      ],
      filter: ["name", "code", "status", "city", "created_at"],
      searched: ["name", "code", "city"],
      actions: {
        show: { component: Components.storePage },
        new: newPageAction(Components.storeForm),
        editStore: pageAction({ component: Components.storeForm, icon: "Edit" }),
        openStore: statusAction(api, "open", {
          icon: "Play",
          explanation: "The store takes orders again, during its opening hours.",
          submitLabel: "Open the store",
          done: "The store is open.",
        }),
        pauseStore: statusAction(api, "paused", {
          icon: "Pause",
          explanation: "A short break: customers see that the store is paused. Orders already placed go on.",
          submitLabel: "Pause the store",
          done: "The store is paused.",
        }),
        closeStore: statusAction(api, "closed", {
          icon: "Lock",
          explanation: "The store takes no orders until it is opened again. Orders already placed go on.",
          submitLabel: "Close the store",
          done: "The store is closed.",
          isDangerous: true,
        }),
        editFees: feesAction(api),
        surgeStore: surgeAction(api),
      },
    }),
  ];
}

interface StatusActionTexts {
  icon: string;
  explanation: string;
  submitLabel: string;
  done: string;
  isDangerous?: boolean;
}

function statusAction(
  api: BackendApi,
  status: DarkStoreStatus,
  { icon, done, ...form }: StatusActionTexts,
): RecordAction {
  return apiAction(api, {
    icon,
    done,
    form: { ...form, fields: [] },
    schemaOf: () => confirmationSchema,
    isVisible: (record) =>
      record.get("status") !== status && DARK_STORE_STATUSES.includes(record.get("status") as DarkStoreStatus),
    call: (record) => ({ path: `/admin/dark-stores/${encodeURIComponent(record.id())}`, body: { status } }),
  });
}
