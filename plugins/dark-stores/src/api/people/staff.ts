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

/**
 * The store this request is about: the one named, which must be one of theirs (otherwise it is not found), or their
 * only one; refuses `dark_store_required` when they have several and name none.
 */
export async function ownStoreId(req: AuthenticatedMedusaRequest, named: string | undefined): Promise<string> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const ids = await service.listStaffDarkStoreIds(req.auth_context.actor_id);
  if (named !== undefined) {
    if (!ids.includes(named)) {
      throw new Refusal("not_found", "dark_store_not_found", `There is no dark store ${named}.`);
    }
    return named;
  }
  const [only] = ids;
  if (only === undefined || ids.length > 1) {
    throw new Refusal("invalid_data", "dark_store_required", "Say which store with dark_store_id.", {
      dark_store_ids: ids,
    });
  }
  return only;
}
