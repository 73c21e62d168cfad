import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";
import type { OperatorRole } from "../contract";

/** A request to the Admin API; the role is known once it was authorized. */
export type AdminCall = MedusaRequest &
  Partial<Pick<AuthenticatedMedusaRequest, "auth_context">> & { operator_role?: OperatorRole | null };

/** The path as the router sees it, without query and without a slash at the end. */
export function pathOf(req: MedusaRequest): string {
  return `${req.baseUrl}${req.path}`.replace(/\/$/, "");
}
