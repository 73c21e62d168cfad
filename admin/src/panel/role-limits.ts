import type { Action, ActionResponse, IsFunction, ResourceWithOptions } from "adminjs";
import type { OperatorAccess } from "../session/operator-access.js";
import type { PageUser } from "../session/session.js";

interface ResourceNeeds {
  /** Who may GET this sees the resource; who may POST what is below it uses its actions. */
  path: string;
  /** Actions that POST somewhere else. */
  actions?: Record<string, string>;
}

/**
 * What of the Admin API stands behind each resource of the panel. A resource that is not listed is administrators'
 * alone.
 */
export const RESOURCE_NEEDS: Record<string, ResourceNeeds> = {
  orders: { path: "/admin/quick-orders", actions: { refundItems: "/admin/quick-orders/*/refunds" } },
  refunds: { path: "/admin/refunds" },
  "order-messages": { path: "/admin/order-messages" },
  deliveries: { path: "/admin/deliveries" },
  "delivery-alerts": { path: "/admin/delivery-alerts" },
  riders: { path: "/admin/riders" },
  "rider-shifts": { path: "/admin/riders" },
  "rider-documents": { path: "/admin/rider-documents" },
  customers: { path: "/admin/customers" },
  promotions: { path: "/admin/promotions" },
  "dark-stores": { path: "/admin/dark-stores" },
  offers: {
    path: "/admin/offers",
    actions: Object.fromEntries(
      ["new", "editOffer", "editChosen", "editMany"].map((name) => [name, "/admin/dark-stores/*/offers"]),
    ),
  },
  "stock-ledger": { path: "/admin/dark-stores/*/stock-ledger" },
  staff: { path: "/admin/staff" },
  products: { path: "/admin/products" },
  "product-variants": { path: "/admin/product-variants" },
  "product-categories": { path: "/admin/product-categories" },
  operators: { path: "/admin/operators" },
  audit: { path: "/admin/audit" },
};

/** Actions of AdminJS that only read. */
const READING = ["list", "show", "search", "exportList"];

/** Hides from each role the resources and actions that the Admin API would refuse it. */
export function limitToRoles(access: OperatorAccess, resources: ResourceWithOptions[]): ResourceWithOptions[] {
  return resources.map((described) => {
    const needs = RESOURCE_NEEDS[described.options.id ?? ""];
    const actions: Record<string, Partial<Pick<Action<ActionResponse>, "isAccessible">>> = {
      ...described.options.actions,
    };
    for (const name of new Set([...READING, ...Object.keys(actions)])) {
      const isAccessible = actions[name]?.isAccessible;
      const mayUse: IsFunction = (context) =>
        (typeof isAccessible === "function" ? isAccessible(context) : isAccessible !== false) &&
        mayCall(access, context.currentAdmin as PageUser | undefined, needs, name);
      actions[name] = { ...actions[name], isAccessible: mayUse };
    }
    return { ...described, options: { ...described.options, actions } };
  });
}

function mayCall(
  access: OperatorAccess,
  user: PageUser | undefined,
  needs: ResourceNeeds | undefined,
  action: string,
): boolean {
  if (!needs) return user?.role === "administrator";
  if (READING.includes(action)) return access.allows(user?.role, "GET", needs.path);
  const usual = action === "new" ? needs.path : `${needs.path}/*`;
  return access.allows(user?.role, "POST", needs.actions?.[action] ?? usual);
}
