import type { MedusaContainer } from "@medusajs/framework/types";
import { Refusal } from "@quickdash/dark-stores/contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { OPERATORS_MODULE, type OperatorsService } from "@quickdash/operators/modules/operators";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "@quickdash/rider-delivery/modules/rider-delivery";

type Access = { dark_store_ids: string[] };
type Reader = (container: MedusaContainer, id: string) => Promise<Access | null>;

/** For each kind of user: what they may hear, or null when the account may not connect at all. */
const READERS: Record<string, Reader> = {
  staff: async (container, id) => {
    const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const [member] = await stores.listStaffMembers({ id, status: "active" }, { select: ["id"], take: 1 });
    return member ? { dark_store_ids: await stores.listStaffDarkStoreIds(id) } : null;
  },
  rider: async (container, id) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const [rider] = await riders.listRiders({ id }, { select: ["id", "status"], take: 1 });
    return rider && rider.status !== "suspended" ? { dark_store_ids: [] } : null;
  },
  user: async (container, id) => {
    // Who may see deliveries may watch them.
    const operators = container.resolve<OperatorsService>(OPERATORS_MODULE);
    return (await operators.mayOperatorCall(id, "GET", "/admin/deliveries")) ? { dark_store_ids: [] } : null;
  },
};

/** What an account may hear on its sockets; refuses `not_allowed` when it is gone, inactive or suspended. */
export async function readAccess(container: MedusaContainer, actorType: string, id: string): Promise<Access> {
  const access = await READERS[actorType]?.(container, id);
  if (!access) {
    throw new Refusal("not_allowed", "not_allowed", "This account is not active: contact operations.");
  }
  return access;
}
