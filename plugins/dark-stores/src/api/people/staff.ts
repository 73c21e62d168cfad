import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";

/** Lets only active staff pass, others get `staff_inactive`: a token outlives the day someone is deactivated. */
export async function requireActiveStaff(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const { actor_id } = (req as AuthenticatedMedusaRequest).auth_context;
    const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const [member] = await service.listStaffMembers({ id: actor_id, status: "active" }, { select: ["id"], take: 1 });
    if (!member) {
      throw new Refusal("not_allowed", "staff_inactive", "This staff account is not active. Ask your operations team.");
    }
    next();
  } catch (error) {
    next(error);
  }
}

/** The store this request is about; see `ownStoreIdOf` of the module. */
export function ownStoreId(req: AuthenticatedMedusaRequest, named: string | undefined): Promise<string> {
  return req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).ownStoreIdOf(req.auth_context.actor_id, named);
}
