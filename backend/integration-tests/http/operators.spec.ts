import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { giveRole, inviteOperator, logInOperator, type TestOperator } from "../support/operators";
import { operatorToken, peopleOf } from "../support/people";
import { createStore, type TestStore } from "../support/shop";

const people = peopleOf("operators");
const ROLES = ["administrator", "operations", "catalogue_manager", "support"] as const;
type Role = (typeof ROLES)[number];

/** Ids that nobody has: what is not refused for the role is refused because there is nothing, or for its empty body. */
const CALLS: { method: string; path: string; may: Role[] }[] = [
  { method: "GET", path: "/admin/products?limit=1", may: [...ROLES] },
  { method: "POST", path: "/admin/products", may: ["administrator", "catalogue_manager"] },
  { method: "DELETE", path: "/admin/products/prod_none", may: ["administrator", "catalogue_manager"] },
  { method: "POST", path: "/admin/uploads", may: ["administrator", "catalogue_manager"] },
  { method: "GET", path: "/admin/customers?limit=1", may: ["administrator", "operations", "support"] },
  { method: "POST", path: "/admin/customers/cus_none", may: ["administrator", "support"] },
  { method: "GET", path: "/admin/orders?limit=1", may: ["administrator", "operations", "support"] },
  { method: "POST", path: "/admin/orders/order_none/cancel", may: ["administrator", "operations"] },
  { method: "POST", path: "/admin/payments/pay_none/refund", may: ["administrator"] },
  { method: "GET", path: "/admin/quick-orders?limit=1", may: ["administrator", "operations", "support"] },
  { method: "POST", path: "/admin/quick-orders/order_none/status", may: ["administrator", "operations"] },
  { method: "POST", path: "/admin/quick-orders/order_none/refunds", may: ["administrator", "operations", "support"] },
  { method: "POST", path: "/admin/refunds/ref_none/approve", may: ["administrator", "operations", "support"] },
  { method: "POST", path: "/admin/dark-stores", may: ["administrator", "catalogue_manager"] },
  { method: "POST", path: "/admin/dark-stores/ds_none", may: ["administrator", "operations", "catalogue_manager"] },
  { method: "DELETE", path: "/admin/dark-stores/ds_none", may: ["administrator"] },
  { method: "POST", path: "/admin/dark-stores/ds_none/inventory-adjustments", may: ["administrator", "operations"] },
  { method: "GET", path: "/admin/riders?limit=1", may: ["administrator", "operations", "support"] },
  { method: "POST", path: "/admin/riders", may: ["administrator", "operations"] },
  { method: "POST", path: "/admin/deliveries/del_none/reassign", may: ["administrator", "operations"] },
  { method: "POST", path: "/admin/staff", may: ["administrator", "operations"] },
  { method: "GET", path: "/admin/users", may: ["administrator"] },
  { method: "POST", path: "/admin/invites", may: ["administrator"] },
  { method: "DELETE", path: "/admin/users/user_none", may: ["administrator"] },
  { method: "GET", path: "/admin/api-keys", may: ["administrator"] },
  { method: "POST", path: "/admin/api-keys", may: ["administrator"] },
  { method: "GET", path: "/admin/operators", may: ["administrator"] },
  { method: "GET", path: "/admin/audit", may: ["administrator"] },
  { method: "GET", path: "/admin/nothing-there", may: ["administrator"] },
];

const bodyOf = (method: string): Json => (method === "POST" ? {} : undefined);
const asAdministrator = async (method: string, path: string, body?: Json): Promise<Json> =>
  ok(method, path, { token: await operatorToken(), body });

let operators: Record<Role, TestOperator>;
let newcomer: TestOperator;
let store: TestStore;

beforeAll(async () => {
  const made: TestOperator[] = [];
  for (const role of ROLES) made.push(await inviteOperator(role.replace("_", "-"), role));
  operators = Object.fromEntries(ROLES.map((role, index) => [role, made[index]])) as typeof operators;
  newcomer = await inviteOperator("newcomer", null);
  store = await createStore("operators");
});

describe.each(ROLES)("%s", (role) => {
  it.each(CALLS)(
    "$method $path is allowed or refused by the rules, for one token on our routes and Medusa's",
    async ({ method, path, may }) => {
      const { status, body } = await call(method, path, { token: operators[role].token, body: bodyOf(method) });
      if (may.includes(role)) {
        expect([body.code, status]).not.toContain("role_forbids");
        expect(status).not.toBe(403);
      } else {
        expect({ status, ...body }).toMatchObject({
          status: 403,
          type: "not_allowed",
          code: "role_forbids",
          role,
          needs: may,
        });
        expect(body.message).toContain(role.replace("_", " "));
      }
    },
  );

  it("reads and changes the own profile, and no other", async () => {
    const { id, token, email } = operators[role];
    expect((await ok("GET", "/admin/users/me", { token })).user.email).toBe(email);
    const { user } = await ok("POST", `/admin/users/${id}`, { token, body: { first_name: "Asha" } });
    expect(user.first_name).toBe("Asha");
    const other = await call("POST", `/admin/users/${newcomer.id}`, { token, body: { first_name: "Other" } });
    expect(other.status).toBe(role === "administrator" ? 200 : 403);
  });

  it("is told its role and what it may do", async () => {
    const { operator } = await ok("GET", "/admin/operators/me", { token: operators[role].token });
    expect(operator).toMatchObject({ id: operators[role].id, role });
    expect(operator.permissions.length).toBeGreaterThan(0);
  });
});

describe("an operator without a role", () => {
  it("is refused everything with a sentence that says what to do", async () => {
    for (const { method, path } of CALLS) {
      const { status, body } = await call(method, path, { token: newcomer.token, body: bodyOf(method) });
      expect({ path, status, code: body.code, role: body.role }).toEqual({
        path,
        status: 403,
        code: "role_missing",
        role: null,
      });
      expect(body.message).toContain("Ask an administrator");
    }
  });

  it("may look at who they are", async () => {
    const { operator } = await ok("GET", "/admin/operators/me", { token: newcomer.token });
    expect(operator).toMatchObject({ id: newcomer.id, role: null });
    expect((await call("POST", `/admin/users/${newcomer.id}`, { token: newcomer.token, body: {} })).body.code).toBe(
      "role_missing",
    );
  });

  it("hears nothing of the operations on the sockets; nor does a catalogue manager", async () => {
    const access = async (token: string) => (await call("GET", "/realtime/access/me", { token })).status;
    expect(await access(newcomer.token)).toBe(403);
    expect(await access(operators.catalogue_manager.token)).toBe(403);
    expect(await access(operators.support.token)).toBe(200);
  });
});

describe("whoever is no operator", () => {
  it("is refused: strangers, customers, riders and staff", async () => {
    const tokens = [
      undefined,
      (await people.customer()).token,
      (await people.rider()).token,
      (await people.staff([store.id])).token,
    ];
    for (const token of tokens) {
      expect((await call("GET", "/admin/quick-orders", { token })).status).toBe(401);
      expect((await call("POST", "/admin/dark-stores", { token, body: {} })).status).toBe(401);
    }
  });

  it("may not get round the rules by the case of letters, a slash at the end or HEAD", async () => {
    const { token } = operators.support;
    for (const path of ["/ADMIN/users", "/admin/Users/", "/admin/users?x=/admin/quick-orders"]) {
      expect([path, (await call("GET", path, { token })).body.code]).toEqual([path, "role_forbids"]);
    }
    expect((await call("HEAD", "/admin/users", { token })).status).toBe(403);
    expect((await call("HEAD", "/admin/quick-orders", { token })).status).toBe(200);
  });

  it("of the staff sees their own stores and no others", async () => {
    const elsewhere = await createStore("operators-elsewhere");
    const { token } = await people.staff([store.id]);
    const { staff_member } = await ok("GET", "/staff/me", { token });
    expect(JSON.stringify(staff_member)).not.toContain(elsewhere.id);
    expect((await call("GET", `/staff/inventory?dark_store_id=${store.id}`, { token })).status).toBe(200);
    for (const path of ["/staff/inventory", "/staff/cycle-counts"]) {
      const { status, body } = await call("GET", `${path}?dark_store_id=${elsewhere.id}`, { token });
      expect([path, status, body.code]).toEqual([path, 404, "dark_store_not_found"]);
    }
  });
});

describe("a secret API key", () => {
  it("acts as an administrator", async () => {
    const { api_key } = await asAdministrator("POST", "/admin/api-keys", { title: "operators spec", type: "secret" });
    const headers = { authorization: `Basic ${Buffer.from(`${api_key.token}:`).toString("base64")}` };
    expect((await call("GET", "/admin/users", { headers })).status).toBe(200);
    await asAdministrator("POST", `/admin/api-keys/${api_key.id}/revoke`, {});
    expect((await call("GET", "/admin/users", { headers })).status).toBe(401);
  });
});

describe("changing roles", () => {
  it("holds from the next call on, with the token the operator has", async () => {
    const moved = await inviteOperator("moved", "support");
    const orders = () => call("GET", "/admin/quick-orders?limit=1", { token: moved.token });
    expect((await orders()).status).toBe(200);
    await giveRole(moved.id, "catalogue_manager");
    expect((await orders()).body.code).toBe("role_forbids");
    await giveRole(moved.id, "operations");
    expect((await orders()).status).toBe(200);
  });

  it("is administrators' alone, and of known roles and operators", async () => {
    for (const role of ["operations", "catalogue_manager", "support"] as const) {
      const { token, id } = operators[role];
      const grab = await call("POST", `/admin/operators/${id}/role`, { token, body: { role: "administrator" } });
      expect(grab.body.code).toBe("role_forbids");
    }
    const token = await operatorToken();
    const ask = (id: string, role: string) => call("POST", `/admin/operators/${id}/role`, { token, body: { role } });
    expect((await ask(newcomer.id, "king")).body.code).toBe("invalid_request");
    expect((await ask("user_none", "support")).body.code).toBe("operator_not_found");
  });

  it("is seen in the list, by role and by email", async () => {
    const list = (query: string) => asAdministrator("GET", `/admin/operators?${query}`);
    const found = await list(`q=${encodeURIComponent(operators.support.email.toUpperCase())}`);
    expect(found).toMatchObject({
      count: 1,
      limit: 50,
      offset: 0,
      operators: [{ id: operators.support.id, role: "support" }],
    });
    const waiting = (await list("role=none&limit=200")).operators as Json[];
    expect(waiting.map(({ id }) => id)).toContain(newcomer.id);
    expect(waiting.every(({ role }) => role === null)).toBe(true);
    const support = (await list("role=support&limit=200")).operators as Json[];
    expect(support.every(({ role }) => role === "support")).toBe(true);
    expect((await list("limit=1&offset=1")).operators).toHaveLength(1);
  });

  it("ends with the account: a deleted operator's token opens nothing", async () => {
    const leaving = await inviteOperator("leaving", "administrator");
    expect((await call("DELETE", `/admin/users/${leaving.id}`, { token: leaving.token })).body.code).toBe(
      "own_account",
    );
    await asAdministrator("DELETE", `/admin/users/${leaving.id}`);
    expect((await call("GET", "/admin/products", { token: leaving.token })).body.code).toBe("role_missing");
    expect(
      (await call("POST", "/auth/user/emailpass", { body: { email: leaving.email, password: leaving.password } }))
        .status,
    ).toBe(401);
  });
});

describe("the audit log", () => {
  const entriesOf = async (query: string): Promise<Json[]> =>
    (await asAdministrator("GET", `/admin/audit?${query}`)).audit_entries;

  it("notes who changed what, in which role and with what answer, by the names of fields alone", async () => {
    const { id, token } = await inviteOperator("noted", "catalogue_manager");
    const answer = await call("POST", `/admin/dark-stores/${store.id}`, { token, body: { name: "Secret Name Store" } });
    expect(answer.status).toBe(200);
    const [entry] = await eventually(async () => {
      const entries = await entriesOf(`actor_id=${id}&resource=dark-stores`);
      if (entries.length === 0) throw new Error("no entry yet");
      return entries;
    });
    expect(entry).toMatchObject({
      actor_type: "user",
      actor_id: id,
      role: "catalogue_manager",
      method: "POST",
      path: `/admin/dark-stores/${store.id}`,
      resource: "dark-stores",
      resource_id: store.id,
      status: 200,
      request_id: answer.headers.get("x-request-id"),
      fields: ["name"],
    });
    expect(JSON.stringify(entry)).not.toContain("Secret Name");
  });

  it("notes what was refused, and what was created", async () => {
    const { id, token } = operators.support;
    await call("POST", "/admin/products", { token, body: { title: "Not allowed" } });
    const created = await asAdministrator("POST", "/admin/customers", {
      email: `${crypto.randomUUID()}@quickdash.test`,
    });
    await eventually(async () => {
      expect(await entriesOf(`actor_id=${id}&resource=products`)).toEqual(
        expect.arrayContaining([expect.objectContaining({ status: 403, role: "support", fields: ["title"] })]),
      );
      const [entry] = await entriesOf(`resource=customers&limit=1`);
      expect(entry).toMatchObject({ resource_id: created.customer.id, status: 200, fields: ["email"] });
    });
  });

  it("has no entries of reading, and pages by time", async () => {
    const { id, token } = await inviteOperator("reader", "operations");
    await ok("GET", "/admin/quick-orders?limit=1", { token });
    await call("POST", "/admin/riders", { token, body: {} });
    const mine = await eventually(async () => {
      const entries = await entriesOf(`actor_id=${id}`);
      if (entries.length === 0) throw new Error("no entry yet");
      return entries;
    });
    expect(mine).toHaveLength(1);
    const at = encodeURIComponent(mine[0].at);
    expect(await entriesOf(`actor_id=${id}&from=${at}`)).toHaveLength(1);
    expect(await entriesOf(`actor_id=${id}&to=${at}`)).toEqual([]);
    expect((await call("GET", "/admin/audit?limit=0", { token: await operatorToken() })).body.code).toBe(
      "invalid_request",
    );
  });
});

describe("logging in again", () => {
  it("gives a token with the same rights", async () => {
    const token = await logInOperator(operators.support);
    expect((await call("GET", "/admin/users", { token })).body.code).toBe("role_forbids");
  });
});
