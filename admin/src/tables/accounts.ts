import type { Table } from "./table.js";

/** Medusa's users: whoever may log in to the panel. */
export const operators: Table = {
  id: "operators",
  name: "user",
  key: ["id"],
  columns: {
    id: { kind: "id" },
    email: { kind: "text", sortable: true },
    first_name: { kind: "text", sortable: true },
    last_name: { kind: "text", sortable: true },
    created_at: { kind: "instant", sortable: true },
  },
  sort: { by: "email", direction: "asc" },
  softDeleted: true,
};

/** Their roles; shown beside them. */
export const operatorRoles: Table = {
  id: "operator-roles",
  name: "operator_role",
  key: ["user_id"],
  columns: { user_id: { kind: "id" }, role: { kind: "text" } },
  sort: { by: "user_id", direction: "asc" },
  softDeleted: false,
};

/** What was changed through the Admin API, newest first. */
export const auditEntries: Table = {
  id: "audit",
  name: "audit_entry",
  key: ["id"],
  columns: {
    id: { kind: "id" },
    at: { kind: "instant", sortable: true },
    actor_type: { kind: "text" },
    actor_id: { kind: "reference", to: "operators" },
    role: { kind: "text" },
    method: { kind: "text" },
    path: { kind: "text" },
    resource: { kind: "id" },
    resource_id: { kind: "id" },
    status: { kind: "number" },
    request_id: { kind: "id" },
    fields: { kind: "json" },
  },
  sort: { by: "at", direction: "desc" },
  softDeleted: false,
  indexes: [{ columns: ["status", "at DESC"] }, { columns: ["method", "at DESC"] }, { columns: ["request_id"] }],
};
