import type { ResourceWithOptions } from "adminjs";
import { OperatorAccess } from "../session/operator-access.js";
import { TABLES } from "../tables/index.js";
import { limitToRoles, RESOURCE_NEEDS } from "./role-limits.js";

/** Tables that others show and that are no resource of their own. */
const SHOWN_BY_OTHERS = ["operator-roles", "rider-locations", "delivery-offers", "store-currencies"];

const access = new OperatorAccess();
access.remember("support", [
  { path: "/admin/quick-orders", read: true, change: false, remove: false },
  { path: "/admin/quick-orders/*/refunds", read: true, change: true, remove: true },
]);
access.remember("operations", [
  { path: "/admin/dark-stores", read: true, change: false, remove: false },
  { path: "/admin/dark-stores/*", read: true, change: true, remove: false },
]);
access.remember("administrator", [{ path: "/admin", read: true, change: true, remove: true }]);

const resource = (id: string, actions: object = {}): ResourceWithOptions => ({
  resource: {},
  options: { id, actions },
});

function mayUse(described: ResourceWithOptions, action: string, role: string | null): boolean {
  const [limited] = limitToRoles(access, [described]);
  const { isAccessible } = (
    limited?.options.actions as Record<string, { isAccessible: (context: unknown) => boolean }>
  )[action]!;
  return isAccessible({ currentAdmin: { id: "user_1", email: "a@b.test", role } });
}

describe("what a role sees of the panel", () => {
  it("is said for every table there is", () => {
    const ids = TABLES.map(({ id }) => id).filter((id) => !SHOWN_BY_OTHERS.includes(id));
    expect(ids.filter((id) => !(id in RESOURCE_NEEDS))).toEqual([]);
  });

  it("is what the Admin API lets it read and change", () => {
    const orders = resource("orders", { refundItems: {}, cancelOrder: {} });
    expect(mayUse(orders, "list", "support")).toBe(true);
    expect(mayUse(orders, "refundItems", "support")).toBe(true);
    expect(mayUse(orders, "cancelOrder", "support")).toBe(false);
    expect(mayUse(orders, "cancelOrder", "administrator")).toBe(true);
    expect(mayUse(resource("operators"), "list", "support")).toBe(false);
  });

  it("tells creating from changing", () => {
    const stores = resource("dark-stores", { new: {}, pauseStore: {} });
    expect(mayUse(stores, "pauseStore", "operations")).toBe(true);
    expect(mayUse(stores, "new", "operations")).toBe(false);
  });

  it("is nothing without a role, with one that is not known here, and of resources nobody decided about", () => {
    for (const role of [null, "catalogue_manager"]) expect(mayUse(resource("orders"), "list", role)).toBe(false);
    expect(mayUse(resource("brand-new"), "list", "support")).toBe(false);
    expect(mayUse(resource("brand-new"), "list", "administrator")).toBe(true);
  });

  it("never opens what a resource closed by itself", () => {
    const closed = resource("orders", { edit: { isAccessible: false }, refundItems: { isAccessible: () => false } });
    expect(mayUse(closed, "edit", "administrator")).toBe(false);
    expect(mayUse(closed, "refundItems", "administrator")).toBe(false);
  });
});
