import { OPERATOR_ROLES, operatorRoleSchema } from "@quickdash/operators/contract";
import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { z } from "zod";
import type { BackendApi } from "../backend-api/backend-api.js";
import type { Row } from "../database/entities.js";
import { LABEL } from "../resources/read-only-resource.js";
import { auditEntries, operators } from "../tables/accounts.js";
import { apiAction, type RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";

const WITHOUT_ROLE = "no role yet";
const ROLE_OPTIONS = OPERATOR_ROLES.map((role) => ({ value: role, label: wordsOf(role) }));

/** Who works with the panel, in which role, and what they changed. */
export function accountResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: operators,
      icon: "Key",
      title: "email",
      list: ["email", LABEL, "first_name", "last_name", "created_at"],
      filter: ["email", "first_name", "last_name"],
      labelsOf: (users) => rolesOf(database, users),
      actions: { changeRole: changeRoleAction(api) },
    }),
    describeResource(database, {
      table: auditEntries,
      icon: "Eye",
      title: "id",
      list: ["at", "actor_id", "role", "method", "path", "status"],
      filter: ["at", "actor_id", "actor_type", "resource", "resource_id", "method", "status", "request_id"],
      properties: { at: { isTitle: true, components: { list: Components.instant, show: Components.instant } } },
    }),
  ];
}

/** The roles of these users in words. One query for all rows. */
async function rolesOf(database: DataSource, users: readonly Row[]): Promise<string[]> {
  const found = await database.query<{ user_id: string; role: string }[]>(
    "SELECT user_id, role FROM operator_role WHERE user_id = ANY ($1)",
    [users.map(({ id }) => id)],
  );
  const roles = new Map(found.map(({ user_id, role }) => [user_id, wordsOf(role)]));
  return users.map(({ id }) => roles.get(String(id)) ?? WITHOUT_ROLE);
}

function changeRoleAction(api: BackendApi): RecordAction {
  return apiAction(api, {
    icon: "Key",
    done: "The role is changed.",
    form: {
      explanation: "Holds from the operator's next click on. There is always one administrator left.",
      submitLabel: "Change the role",
      fields: [{ name: "role", label: "Role", kind: "choice", required: true, options: ROLE_OPTIONS }],
    },
    schemaOf: () => z.object({ role: operatorRoleSchema }),
    call: (record, body) => ({ path: `/admin/operators/${encodeURIComponent(record.id())}/role`, body }),
  });
}

function wordsOf(role: string): string {
  const words = role.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
