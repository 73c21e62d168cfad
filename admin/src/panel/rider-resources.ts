import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { FIND_RIDERS } from "../resources/queries/find-riders.sql.js";
import { riders, riderShifts } from "../tables/riders.js";
import { apiAction, confirmationSchema, type RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { newPageAction, pageAction } from "./page-action.js";

/** Riders and their shifts. */
export function riderResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: riders,
      icon: "Navigation",
      title: "first_name",
      list: ["first_name", "last_name", "phone", "vehicle", "status", "home_dark_store_id"],
      filter: ["first_name", "last_name", "phone", "vehicle", "status", "home_dark_store_id"],
      searched: ["first_name", "last_name", "phone"],
      actions: {
        show: { component: Components.riderPage },
        new: newPageAction(Components.riderForm),
        editRider: pageAction({ component: Components.riderForm, icon: "Edit" }),
        suspendRider: riderStatusAction(api, "suspended"),
        activateRider: riderStatusAction(api, "active"),
      },
    }),
    describeResource(database, {
      table: riderShifts,
      icon: "Clock",
      title: "id",
      list: ["rider_id", "started_at", "ended_at"],
      filter: ["rider_id", "started_at", "ended_at"],
      searchedThrough: [{ column: "rider_id", sql: FIND_RIDERS }],
      properties: { rider_id: { isTitle: true } },
    }),
  ];
}

function riderStatusAction(api: BackendApi, status: "active" | "suspended"): RecordAction {
  const isSuspending = status === "suspended";
  return apiAction(api, {
    icon: isSuspending ? "UserX" : "UserCheck",
    done: isSuspending ? "The rider is suspended." : "The rider is active again.",
    form: {
      explanation: isSuspending
        ? "The rider gets no more offers and cannot start a shift. Deliveries under way go on."
        : "The rider can start a shift and gets offers again.",
      submitLabel: isSuspending ? "Suspend the rider" : "Activate the rider",
      isDangerous: isSuspending,
      fields: [],
    },
    schemaOf: () => confirmationSchema,
    isVisible: (record) => record.get("status") !== status,
    call: (record) => ({ path: `/admin/riders/${encodeURIComponent(record.id())}`, body: { status } }),
  });
}
