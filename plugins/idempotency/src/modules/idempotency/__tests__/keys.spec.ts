import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import IdempotencyService, { type Begun, type Run } from "../service";

const ANSWER = { status: 200, content_type: "application/json", body: '{"order":{"id":"order_1"}}' };
const code = (name: string) => expect.objectContaining({ name: "Refusal", code: name });

let db: Knex;
let service: IdempotencyService;
let next = 0;

beforeAll(() => {
  db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 20 } });
  service = serviceWith();
});
afterAll(() => db.destroy());

/** The service on the test's own connection, as Medusa's container would build it. */
function serviceWith(options: Record<string, unknown> = {}): IdempotencyService {
  const manager = { getTransactionContext: () => undefined, getKnex: () => db };
  return new IdempotencyService({ baseRepository: { getFreshManager: () => manager } }, options);
}

const request = () => ({ id: `key-${next++}`, fingerprint: "same" });

function runOf(begun: Begun): Run {
  if (!("run" in begun)) throw new Error("The request was answered, not begun.");
  return begun.run;
}

/** As if the given time had passed since anything happened to the key. */
async function letPass(id: string, seconds: number): Promise<void> {
  await db.raw(
    `update idempotency_key set lease_until = lease_until - make_interval(secs => :seconds),
       expires_at = expires_at - make_interval(secs => :seconds) where id = :id`,
    { id, seconds },
  );
}

describe("a key", () => {
  it("goes to one of twenty who want it at once; the others are asked to come back", async () => {
    const asked = request();
    const begun = await Promise.allSettled(Array.from({ length: 20 }, () => service.begin(asked)));
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of begun) {
      if (one.status === "rejected") expect(one.reason).toEqual(code("idempotency_key_in_use"));
    }
  });

  it("gives all twenty the first answer once there is one", async () => {
    const asked = request();
    await service.end(runOf(await service.begin(asked)), ANSWER);
    const begun = await Promise.all(Array.from({ length: 20 }, () => service.begin(asked)));
    expect(begun).toEqual(begun.map(() => ({ answer: ANSWER })));
  });

  it("is refused with another request: while the first is at work, when it is answered and when it failed", async () => {
    const asked = request();
    const other = { ...asked, fingerprint: "other" };
    const run = runOf(await service.begin(asked));
    await expect(service.begin(other)).rejects.toEqual(code("idempotency_key_reused"));
    await service.end(run, null);
    await expect(service.begin(other)).rejects.toEqual(code("idempotency_key_reused"));
    await service.end(runOf(await service.begin(asked)), ANSWER);
    await expect(service.begin(other)).rejects.toEqual(code("idempotency_key_reused"));
  });

  it("is free again at once after a failure, for the same request", async () => {
    const asked = request();
    const first = runOf(await service.begin(asked));
    await service.end(first, null);
    expect(runOf(await service.begin(asked)).attempt).not.toBe(first.attempt);
  });

  it("of a process that died is free when its lease is over, for one of twenty", async () => {
    const asked = request();
    await service.begin(asked);
    await letPass(asked.id, service.options.leaseSeconds - 1);
    await expect(service.begin(asked)).rejects.toEqual(code("idempotency_key_in_use"));
    await letPass(asked.id, 1);
    await expect(service.begin({ ...asked, fingerprint: "other" })).rejects.toEqual(code("idempotency_key_reused"));
    const begun = await Promise.allSettled(Array.from({ length: 20 }, () => service.begin(asked)));
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("stays with a run that renews its lease", async () => {
    const asked = request();
    const run = runOf(await service.begin(asked));
    await letPass(asked.id, service.options.leaseSeconds - 1);
    expect(await service.renew(run)).toBe(true);
    await letPass(asked.id, service.options.leaseSeconds - 1);
    await expect(service.begin(asked)).rejects.toEqual(code("idempotency_key_in_use"));
  });

  it("keeps the answer of the run that holds it, not of one that lost it", async () => {
    const asked = request();
    const slow = runOf(await service.begin(asked));
    await letPass(asked.id, service.options.leaseSeconds);
    const fast = runOf(await service.begin(asked));
    expect(await service.renew(slow)).toBe(false);
    await service.end(slow, { ...ANSWER, body: "slow" });
    await service.end(slow, null);
    await expect(service.begin(asked)).rejects.toEqual(code("idempotency_key_in_use"));
    await service.end(fast, ANSWER);
    await service.end(slow, { ...ANSWER, body: "slow" });
    expect(await service.begin(asked)).toEqual({ answer: ANSWER });
  });

  it("says that the request was carried out when its answer was not kept", async () => {
    const asked = request();
    await service.end(runOf(await service.begin(asked)), { ...ANSWER, body: null });
    await expect(service.begin(asked)).rejects.toEqual(code("idempotency_answer_not_kept"));
  });

  it("is kept for 24 hours from its answer on, and is a new key afterwards, swept or not", async () => {
    const asked = request();
    const run = runOf(await service.begin(asked));
    await letPass(asked.id, 3600);
    await service.end(run, ANSWER);
    await letPass(asked.id, 24 * 3600 - 5);
    expect(await service.begin(asked)).toEqual({ answer: ANSWER });
    await letPass(asked.id, 5);
    expect(await service.begin({ ...asked, fingerprint: "other" })).toHaveProperty("run");
  });
});

describe("the sweep", () => {
  it("forgets what ran out and leaves the rest", async () => {
    const [old, young, working] = [request(), request(), request()];
    for (const asked of [old, young]) await service.end(runOf(await service.begin(asked)), ANSWER);
    await service.begin(working);
    await letPass(old.id, 24 * 3600);
    expect(await service.purgeExpiredKeys()).toBeGreaterThanOrEqual(1);
    const rows = await db("idempotency_key").whereIn("id", [old.id, young.id, working.id]).orderBy("id").select("id");
    expect(rows).toEqual([young, working].map(({ id }) => ({ id })).sort((a, b) => (a.id < b.id ? -1 : 1)));
  });
});
