import { allows, mostSpecific, OPERATOR_ROLES, type OperatorRole, type Permission } from "../../../contract";

/** Administrators may do everything; here stand the others. `remove` is as `change` where it is not said. */
interface Rule {
  path: string;
  read: readonly OperatorRole[];
  change: readonly OperatorRole[];
  remove?: readonly OperatorRole[];
}

const O = "operations";
const C = "catalogue_manager";
const S = "support";
const EVERYONE = [O, C, S] as const;
const NOBODY = [] as const;

const at = (read: readonly OperatorRole[], change: readonly OperatorRole[], ...paths: string[]): Rule[] =>
  paths.map((path) => ({ path: `/admin/${path}`, read, change }));

/**
 * Who may do what: for each address of the Admin API, Medusa's and ours, the roles besides the administrator's. What no
 * line covers only administrators may do. A test walks every route there is and fails over one without a line.
 */
export const RULES: readonly Rule[] = [
  // Stores: operations run them, catalogue managers set them up and fill them; one address does both.
  ...at(EVERYONE, [C], "dark-stores"),
  { path: "/admin/dark-stores/*", read: EVERYONE, change: [O, C], remove: NOBODY },
  ...at(EVERYONE, [O, C], "dark-stores/*/offers", "dark-stores/*/inventory-imports", "offers"),
  ...at(
    EVERYONE,
    [O],
    "dark-stores/*/cycle-counts",
    "dark-stores/*/dispatch",
    "dark-stores/*/goods-receipts",
    "dark-stores/*/inventory-adjustments",
    "dark-stores/*/stock-batches",
    "dark-stores/*/stock-holds",
    "dark-stores/*/stock-ledger",
  ),
  ...at([O, C], [O, C], "inventory-imports"),
  ...at([O, C], [O], "inventory-transfers"),
  ...at([O, C], [C], "catalog-imports", "catalog-export"),
  ...at([O, S], [O], "staff"),

  // Orders and what becomes of them. Support gives money back and sees everything else.
  ...at([O, S], [O], "quick-orders", "deliveries", "delivery-alerts", "riders"),
  ...at([O, S], [O, S], "quick-orders/*/refunds", "refunds", "order-messages"),
  ...at([O], [O], "rider-documents", "riders/*/documents"),
  ...at(EVERYONE, NOBODY, "analytics"),
  ...at([O], NOBODY, "diagnostics"),

  // Medusa's orders. Its own refunds and captures pass our books by: administrators only.
  ...at([O, S], [O], "orders", "order-changes", "order-edits", "draft-orders", "claims", "exchanges", "returns"),
  ...at([O, S], NOBODY, "payments", "payment-collections"),
  ...at([O, S], [O], "fulfillments"),
  { path: "/admin/customers", read: [O, S], change: [S], remove: NOBODY },
  { path: "/admin/customers/*/addresses", read: [O, S], change: [S] },
  ...at([O, S], NOBODY, "customer-groups"),

  // The catalogue.
  ...at(
    EVERYONE,
    [C],
    "products",
    "product-variants",
    "product-categories",
    "product-options",
    "product-tags",
    "product-types",
    "collections",
    "promotions",
    "campaigns",
    "translations",
    "uploads",
  ),
  ...at([C], [C], "price-lists", "price-preferences"),
  ...at([O, C], [O], "inventory-items", "reservations"),

  // What forms and lists look up.
  ...at(
    EVERYONE,
    NOBODY,
    "currencies",
    "feature-flags",
    "fulfillment-providers",
    "fulfillment-sets",
    "locales",
    "refund-reasons",
    "regions",
    "return-reasons",
    "sales-channels",
    "shipping-option-types",
    "shipping-options",
    "shipping-profiles",
    "stock-locations",
    "stores",
    "tax-providers",
    "tax-rates",
    "tax-regions",
  ),

  // Accounts, keys, what shows everything at once, and the machinery.
  ...at(
    NOBODY,
    NOBODY,
    "api-keys",
    "audit",
    "index",
    "invites",
    "layouts",
    "notifications",
    "operators",
    "plugins",
    "property-labels",
    "rbac",
    "search",
    "search-indexes",
    "users",
    "views",
    "workflows-executions",
  ),
];

const OWN_PROFILE = ["/admin/users/me", "/admin/operators/me"];

/** Where Medusa asks nobody who they are. */
const OPEN: readonly [method: string, path: string][] = [
  ["POST", "/admin/invites/accept"],
  ["GET", "/admin/feature-flags"],
];

/** All that a role may do; without a role that is to read the own profile. */
export function permissionsOf(role: OperatorRole | null): Permission[] {
  if (role === "administrator") {
    return [{ path: "/admin", read: true, change: true, remove: true }];
  }
  const own = OWN_PROFILE.map((path) => ({ path, read: true, change: false, remove: false }));
  if (role === null) {
    return own;
  }
  const granted = RULES.map(({ path, read, change, remove = change }) => ({
    path,
    read: read.includes(role),
    change: change.includes(role),
    remove: remove.includes(role),
  }));
  return [...granted, ...own];
}

const PERMISSIONS = new Map(OPERATOR_ROLES.map((role) => [role, permissionsOf(role)]));
const WITHOUT_ROLE = permissionsOf(null);

/** Whether a role may make a call. */
export function mayCall(role: OperatorRole | null, method: string, path: string): boolean {
  return allows((role && PERMISSIONS.get(role)) ?? WITHOUT_ROLE, method, path);
}

/** The roles that may make a call. */
export function rolesFor(method: string, path: string): OperatorRole[] {
  return OPERATOR_ROLES.filter((role) => mayCall(role, method, path));
}

/** Whether a call changes the caller's own name or picture, which everybody with a role may. */
export function isOwnProfile(actorId: string, method: string, path: string): boolean {
  return method === "POST" && path.toLowerCase() === `/admin/users/${actorId.toLowerCase()}`;
}

/** Whether Medusa lets strangers make this call. */
export function isOpen(method: string, path: string): boolean {
  return OPEN.some(([openMethod, openPath]) => method === openMethod && path.toLowerCase() === openPath);
}

/** Whether a line of the rules speaks of an address. */
export function isRuled(path: string): boolean {
  return mostSpecific(RULES, path) !== undefined;
}
