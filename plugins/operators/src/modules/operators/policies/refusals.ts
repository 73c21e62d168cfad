import type { OperatorRole } from "../../../contract";
import { Refusal } from "../refusal";

export const notAuthenticated = (): Refusal => new Refusal("unauthorized", "not_authenticated", "Log in first.");

export const roleMissing = (needs: OperatorRole[]): Refusal =>
  new Refusal("not_allowed", "role_missing", "Your account has no role yet. Ask an administrator to give you one.", {
    role: null,
    needs,
  });

export const roleForbids = (role: OperatorRole, needs: OperatorRole[]): Refusal =>
  new Refusal(
    "not_allowed",
    "role_forbids",
    `Your role (${wordsOf(role)}) may not do this. It takes: ${needs.map(wordsOf).join(", ")}.`,
    { role, needs },
  );

export const lastAdministrator = (): Refusal =>
  new Refusal(
    "not_allowed",
    "last_administrator",
    "This is the last administrator. Make somebody else an administrator first.",
  );

export const ownAccount = (): Refusal =>
  new Refusal("not_allowed", "own_account", "You cannot delete your own account. Ask another administrator.");

export const operatorNotFound = (id: string): Refusal =>
  new Refusal("not_found", "operator_not_found", `There is no operator ${id}.`);

const wordsOf = (role: OperatorRole): string => role.replaceAll("_", " ");
