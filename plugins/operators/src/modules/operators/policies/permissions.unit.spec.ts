import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { allows } from "../../../contract";
import { isOpen, isOwnProfile, isRuled, mayCall, permissionsOf, rolesFor, RULES } from "./permissions";

const ROOT = resolve(__dirname, "../../../../../..");
const CORE = join(dirname(require.resolve("@medusajs/medusa/package.json")), "dist/api/admin");

interface Route {
  method: string;
  path: string;
}

/** Every route of a folder as it stands on disk, with an id in place of each parameter. */
function routesIn(folder: string, file: string, declares: RegExp): Route[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path === file || path.endsWith(`/${file}`))
    .flatMap((path) => {
      const methods = [...readFileSync(join(folder, path), "utf8").matchAll(declares)].map(([, method]) => method!);
      const address = dirname(path).replaceAll(/\[[^\]]+\]/g, "some_1");
      return [...new Set(methods)].map((method) => ({ method, path: `/admin/${address}` }));
    });
}

const ownRoutes = (): Route[] =>
  readdirSync(join(ROOT, "plugins")).flatMap((plugin) => {
    const folder = join(ROOT, "plugins", plugin, "src/api/admin");
    try {
      return routesIn(folder, "route.ts", /export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g);
    } catch {
      return []; // no Admin API of its own
    }
  });
const coreRoutes = (): Route[] => routesIn(CORE, "route.js", /exports\.(GET|POST|PUT|PATCH|DELETE) = /g);

describe("every route there is", () => {
  it("has a line in the rules: a new one is administrators' alone until somebody decides", () => {
    const routes = [...coreRoutes(), ...ownRoutes()];
    expect(coreRoutes().length).toBeGreaterThan(300);
    expect(ownRoutes().length).toBeGreaterThan(60);
    expect(routes.filter(({ path }) => !isRuled(path))).toEqual([]);
  });

  it("may be called by administrators", () => {
    const refused = [...coreRoutes(), ...ownRoutes()].filter(
      ({ method, path }) => !mayCall("administrator", method, path),
    );
    expect(refused).toEqual([]);
  });

  it("is closed to an operator without a role, apart from the own profile", () => {
    const open = [...coreRoutes(), ...ownRoutes()].filter(({ method, path }) => mayCall(null, method, path));
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      "GET /admin/operators/me",
      "GET /admin/users/me",
    ]);
  });

  it("of accounts, keys and the audit log is administrators' alone", () => {
    const delicate = /^\/admin\/(users|invites|api-keys|operators|audit|workflows-executions)(\/|$)/;
    const routes = [...coreRoutes(), ...ownRoutes()].filter(
      ({ path }) => delicate.test(path) && !["/admin/users/me", "/admin/operators/me"].includes(path),
    );
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, path } of routes) {
      expect([`${method} ${path}`, rolesFor(method, path)]).toEqual([`${method} ${path}`, ["administrator"]]);
    }
  });

  it("is matched by every line: no line speaks of an address that is gone", () => {
    const routes = [...coreRoutes(), ...ownRoutes()];
    const idle = RULES.filter(
      ({ path }) =>
        !routes.some((route) => allows([{ path, read: true, change: true, remove: true }], route.method, route.path)),
    );
    expect(idle).toEqual([]);
  });
});

describe("a role", () => {
  it.each([
    ["operations", "POST", "/admin/quick-orders/qo_1/status"],
    ["operations", "POST", "/admin/deliveries/del_1/reassign"],
    ["operations", "POST", "/admin/riders/rdr_1"],
    ["operations", "POST", "/admin/dark-stores/ds_1"],
    ["operations", "POST", "/admin/dark-stores/ds_1/inventory-adjustments"],
    ["catalogue_manager", "POST", "/admin/products"],
    ["catalogue_manager", "DELETE", "/admin/product-categories/pcat_1"],
    ["catalogue_manager", "POST", "/admin/catalog-imports"],
    ["catalogue_manager", "POST", "/admin/uploads"],
    ["catalogue_manager", "POST", "/admin/dark-stores"],
    ["support", "GET", "/admin/quick-orders"],
    ["support", "POST", "/admin/quick-orders/qo_1/refunds"],
    ["support", "POST", "/admin/refunds/ref_1/approve"],
    ["support", "POST", "/admin/customers/cus_1"],
  ] as const)("%s may %s %s", (role, method, path) => {
    expect(mayCall(role, method, path)).toBe(true);
  });

  it.each([
    ["operations", "POST", "/admin/products"],
    ["operations", "DELETE", "/admin/dark-stores/ds_1"],
    ["operations", "POST", "/admin/payments/pay_1/refund"],
    ["catalogue_manager", "GET", "/admin/quick-orders"],
    ["catalogue_manager", "GET", "/admin/customers"],
    ["catalogue_manager", "POST", "/admin/riders"],
    ["catalogue_manager", "POST", "/admin/dark-stores/ds_1/inventory-adjustments"],
    ["support", "POST", "/admin/quick-orders/qo_1/status"],
    ["support", "POST", "/admin/products"],
    ["support", "GET", "/admin/riders/rdr_1/documents"],
    ["support", "DELETE", "/admin/customers/cus_1"],
    ["support", "GET", "/admin/users"],
    ["support", "GET", "/admin/something-new"],
  ] as const)("%s may not %s %s", (role, method, path) => {
    expect(mayCall(role, method, path)).toBe(false);
  });

  it("is not got round by the case of letters, a slash at the end or an empty segment", () => {
    expect(mayCall("support", "GET", "/Admin/Users/")).toBe(false);
    expect(mayCall("support", "GET", "/ADMIN/QUICK-ORDERS/")).toBe(true);
    expect(mayCall("support", "POST", "/admin/quick-orders//refunds")).toBe(false);
    expect(mayCall("operations", "TRACE", "/admin/quick-orders")).toBe(false);
  });

  it("may look where it may GET, by HEAD too", () => {
    expect(mayCall("support", "HEAD", "/admin/quick-orders")).toBe(true);
    expect(mayCall("catalogue_manager", "HEAD", "/admin/quick-orders")).toBe(false);
  });

  it("is told what it may do in the words that decide about it", () => {
    const permissions = permissionsOf("support");
    expect(allows(permissions, "POST", "/admin/quick-orders/qo_1/refunds")).toBe(true);
    expect(allows(permissions, "POST", "/admin/quick-orders/qo_1/status")).toBe(false);
  });
});

describe("the own profile", () => {
  it("is the own one: nobody else's, and not its deletion", () => {
    expect(isOwnProfile("user_1", "POST", "/admin/users/user_1")).toBe(true);
    expect(isOwnProfile("user_1", "POST", "/admin/users/user_2")).toBe(false);
    expect(isOwnProfile("user_1", "DELETE", "/admin/users/user_1")).toBe(false);
    expect(isOwnProfile("user_1", "POST", "/admin/users/user_1/roles")).toBe(false);
  });
});

describe("strangers", () => {
  it("may accept an invitation, and nothing that changes anything else", () => {
    expect(isOpen("POST", "/admin/invites/accept")).toBe(true);
    expect(isOpen("POST", "/admin/invites")).toBe(false);
    expect(isOpen("GET", "/admin/users/me")).toBe(false);
  });
});
