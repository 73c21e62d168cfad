import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OperatorRole } from "../../../contract";
import OperatorsService from "../service";

const code = (name: string) => expect.objectContaining({ name: "Refusal", code: name });

let db: Knex;
let service: OperatorsService;

beforeAll(() => {
  db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 20 } });
  service = serviceWith();
});
afterAll(() => db.destroy());
beforeEach(() => db("operator_role").delete());

/** The service on the test's own connection; each change of a role has a transaction of its own, as in Medusa. */
function serviceWith(options: Record<string, unknown> = {}): OperatorsService {
  const managerOf = (transaction?: Knex.Transaction): object => ({
    getTransactionContext: () => transaction,
    getKnex: () => db,
  });
  const transaction = (run: (manager: object) => Promise<unknown>) => db.transaction((trx) => run(managerOf(trx)));
  return new OperatorsService({ baseRepository: { getFreshManager: () => managerOf(), transaction } }, options);
}

const give = (user_id: string, role: OperatorRole | null) => service.changeRole({ user_id, role, changed_by: null });

async function administrators(): Promise<string[]> {
  const rows: { user_id: string }[] = await db("operator_role").where({ role: "administrator" }).orderBy("user_id");
  return rows.map(({ user_id }) => user_id);
}

describe("a role", () => {
  it("is one per operator, and known at once to whoever asks", async () => {
    expect(await service.roleOf("user_1")).toBeNull();
    expect(await give("user_1", "support")).toBeNull();
    expect(await service.roleOf("user_1")).toBe("support");
    expect(await give("user_1", "operations")).toBe("support");
    expect(await service.mayOperatorCall("user_1", "POST", "/admin/riders")).toBe(true);
    expect(await give("user_1", null)).toBe("operations");
    expect(await service.mayOperatorCall("user_1", "GET", "/admin/products")).toBe(false);
  });

  it("that is not known is refused by the database too", async () => {
    await expect(db("operator_role").insert({ user_id: "user_1", role: "king" })).rejects.toThrow(
      /CK_operator_role_role/,
    );
  });
});

describe("the last administrator", () => {
  it("is neither demoted nor removed; making them administrator again is nothing", async () => {
    await give("user_1", "administrator");
    await give("user_2", "operations");
    await expect(give("user_1", "operations")).rejects.toEqual(code("last_administrator"));
    await expect(give("user_1", null)).rejects.toEqual(code("last_administrator"));
    expect(await give("user_1", "administrator")).toBe("administrator");
    expect(await administrators()).toEqual(["user_1"]);
  });

  it("goes once there is another", async () => {
    await give("user_1", "administrator");
    await give("user_2", "administrator");
    await give("user_1", null);
    expect(await administrators()).toEqual(["user_2"]);
  });

  it("is left when two demote each other at once, in every of thirty tries", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await db("operator_role").delete();
      await give("user_1", "administrator");
      await give("user_2", "administrator");
      const other = attempt % 2 === 0 ? "support" : null;
      const changes = await Promise.allSettled([give("user_1", "support"), give("user_2", other)]);
      expect(changes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const change of changes) {
        if (change.status === "rejected") expect(change.reason).toEqual(code("last_administrator"));
      }
      expect(await administrators()).toHaveLength(1);
    }
  });

  it("is left when ten of ten are demoted at once", async () => {
    const all = Array.from({ length: 10 }, (_, index) => `user_${index}`);
    for (const user of all) await give(user, "administrator");
    const changes = await Promise.allSettled(all.map((user) => give(user, "operations")));
    expect(changes.filter(({ status }) => status === "fulfilled")).toHaveLength(9);
    expect(await administrators()).toHaveLength(1);
  });
});

describe("the audit log", () => {
  const entry = {
    actor_type: "user",
    actor_id: "user_audit",
    role: "support",
    method: "POST",
    path: "/admin/refunds/ref_1/approve",
    resource: "refunds",
    resource_id: "ref_1",
    status: 200,
    request_id: "request-1",
    fields: ["note"],
  };
  const all = { actor_id: null, resource: null, resource_id: null, from: null, to: null, limit: 10, offset: 0 };

  beforeEach(() => db("audit_entry").delete());

  it("is read newest first, by actor, thing and time", async () => {
    await service.noteChange(entry);
    await service.noteChange({ ...entry, actor_id: "user_other", resource: "riders", resource_id: null, status: null });
    const page = await service.pageAuditEntries(all);
    expect(page.count).toBe(2);
    expect(page.audit_entries.map(({ resource }) => resource)).toEqual(["riders", "refunds"]);
    expect(page.audit_entries[1]).toMatchObject(entry);
    expect((await service.pageAuditEntries({ ...all, actor_id: "user_audit" })).count).toBe(1);
    expect((await service.pageAuditEntries({ ...all, resource_id: "ref_1" })).count).toBe(1);
    expect((await service.pageAuditEntries({ ...all, from: "2999-01-01T00:00:00Z" })).count).toBe(0);
    expect(
      (await service.pageAuditEntries({ ...all, to: "2999-01-01T00:00:00Z", offset: 1 })).audit_entries,
    ).toHaveLength(1);
  });

  it("forgets what is older than the retention, and nothing else", async () => {
    for (let index = 0; index < 3; index += 1) await service.noteChange(entry);
    const [oldest] = await db("audit_entry").select("id").limit(1);
    await db("audit_entry")
      .where({ id: oldest.id })
      .update({ at: db.raw("now() - interval '401 days'") });
    expect(await service.purgeOldAuditEntries()).toBe(1);
    expect((await service.pageAuditEntries(all)).count).toBe(2);
    expect(await serviceWith({ auditRetentionDays: 500 }).purgeOldAuditEntries()).toBe(0);
  });
});
