import { z } from "zod";
import { permissionSchema } from "./permissions";

/** What an operator is trusted with. Somebody without one of these may do nothing but look at their own profile. */
export const OPERATOR_ROLES = ["administrator", "operations", "catalogue_manager", "support"] as const;
export const operatorRoleSchema = z.enum(OPERATOR_ROLES);
export type OperatorRole = z.infer<typeof operatorRoleSchema>;

/** `GET /admin/operators`. `role=none` finds those who wait for a role. */
export const listOperatorsQuerySchema = z.object({
  /** Part of the email. */
  q: z.string().trim().min(1).max(200).optional(),
  role: z.enum([...OPERATOR_ROLES, "none"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type ListOperatorsQuery = z.infer<typeof listOperatorsQuerySchema>;

/** `POST /admin/operators/:id/role`. */
export const changeOperatorRoleSchema = z.strictObject({ role: operatorRoleSchema });

export const operatorSchema = z.object({
  id: z.string(),
  email: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  role: operatorRoleSchema.nullable(),
});
export type Operator = z.infer<typeof operatorSchema>;

/** `GET /admin/operators/me`: who asks, and what they may do. */
export const currentOperatorSchema = z.object({
  operator: operatorSchema.extend({ permissions: z.array(permissionSchema) }),
});
export type CurrentOperator = z.infer<typeof currentOperatorSchema>;

/** Codes of the refusals that concern roles. */
export const OPERATOR_REFUSALS = [
  "invalid_request",
  "not_authenticated",
  "role_missing",
  "role_forbids",
  "last_administrator",
  "operator_not_found",
  "own_account",
] as const;
export type OperatorRefusalCode = (typeof OPERATOR_REFUSALS)[number];
