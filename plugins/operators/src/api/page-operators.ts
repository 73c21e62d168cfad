import type { FilterableUserProps, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { ListOperatorsQuery, Operator, OperatorRole } from "../contract";
import { OPERATORS_MODULE, type OperatorsService } from "../modules/operators";
import { presentOperator } from "./present-operators";

/** One page of operators by email, and how many match. */
export async function pageOperators(
  scope: MedusaContainer,
  { q, role, limit, offset }: ListOperatorsQuery,
): Promise<{ operators: Operator[]; count: number }> {
  const service = scope.resolve<OperatorsService>(OPERATORS_MODULE);
  const filters = {
    ...(role && { id: await idsWith(service, role) }),
    ...(q && { email: { $ilike: patternOf(q) } }),
  } as FilterableUserProps; // its type leaves out the operators
  const [users, count] = await scope
    .resolve(Modules.USER)
    .listAndCountUsers(filters, { take: limit, skip: offset, order: { email: "ASC", id: "ASC" } });
  const roles = await service.rolesOf(users.map(({ id }) => id));
  return { operators: users.map((user) => presentOperator(user, roles.get(user.id))), count };
}

/** Which ids are wanted: those with the role, or all but those with any. */
async function idsWith(service: OperatorsService, role: OperatorRole | "none"): Promise<string[] | { $nin: string[] }> {
  return role === "none" ? { $nin: await service.holdersOf(null) } : service.holdersOf(role);
}

/** Matches what contains the text as it was typed. */
function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
