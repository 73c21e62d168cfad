import type { UserDTO } from "@medusajs/framework/types";
import type { Operator, OperatorRole } from "../contract";

/** A user with their role, as the API shows them. */
export function presentOperator(user: UserDTO, role: OperatorRole | null | undefined): Operator {
  const { id, email, first_name, last_name } = user;
  return { id, email, first_name: first_name ?? null, last_name: last_name ?? null, role: role ?? null };
}
