import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { FIND_RIDERS } from "../resources/queries/find-riders.sql.js";
import { riderDocuments, riders, riderShifts } from "../tables/riders.js";
import { z } from "zod";
import { apiAction, confirmationSchema, type ApiActionOptions, type RecordAction } from "./api-action.js";
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
    describeResource(database, {
      table: riderDocuments,
      icon: "FileText",
      title: "uploaded_at",
      list: ["uploaded_at", "rider_id", "kind", "status", "expires_on", "replaced_at"],
      filter: ["status", "kind", "rider_id", "expires_on", "uploaded_at"],
      searched: ["rider_id"],
      searchedThrough: [{ column: "rider_id", sql: FIND_RIDERS }],
      actions: {
        approveDocument: reviewAction(api, {
          verdict: "approve",
          icon: "Check",
          done: "The paper is approved.",
          form: {
            explanation: "Look at the photo on the rider's page first. The rider can work with this paper from now on.",
            submitLabel: "Approve",
            fields: [],
          },
          schemaOf: () => confirmationSchema,
        }),
        rejectDocument: reviewAction(api, {
          verdict: "reject",
          icon: "X",
          done: "The paper is rejected.",
          form: {
            explanation: "The rider reads the reason and can send the paper in again.",
            submitLabel: "Reject",
            isDangerous: true,
            fields: [{ name: "reason", label: "Reason", kind: "text", required: true, startsEmpty: true }],
          },
          schemaOf: () => reasonSchema,
        }),
      },
    }),
  ];
}

const MAXIMUM_REASON = 200;
const reasonSchema = z.object({
  reason: z
    .string({ error: "Say why, in a few words." })
    .trim()
    .min(3, "Say why, in a few words.")
    .max(MAXIMUM_REASON, `At most ${MAXIMUM_REASON} characters.`),
});

function reviewAction<Body extends Record<string, unknown>>(
  api: BackendApi,
  { verdict, ...options }: Pick<ApiActionOptions<Body>, "icon" | "done" | "form" | "schemaOf"> & { verdict: string },
): RecordAction {
  return apiAction(api, {
    ...options,
    isVisible: (record) => record.get("status") === "pending" && !record.get("replaced_at"),
    call: (record, body) => ({ path: `/admin/rider-documents/${encodeURIComponent(record.id())}/${verdict}`, body }),
  });
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
