import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import PhoneAuthService from "../service";

let db: Knex;
beforeAll(() => {
  db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 10 } });
});
afterAll(() => db.destroy());

/** The service on the test's own connection, as Medusa's container would build it. */
function serviceWith(options: Record<string, unknown> = {}): PhoneAuthService {
  const manager = { getTransactionContext: () => undefined, getKnex: () => db };
  return new PhoneAuthService({ baseRepository: { getFreshManager: () => manager } }, options);
}

/** Some code that is not this one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a login code", () => {
  it("is taken once", async () => {
    const service = serviceWith();
    const who = { actor_type: "customer", phone: "+919000100001" };
    const { code, expires_in_seconds } = await service.issueLoginCode(who);
    expect(expires_in_seconds).toBe(300);
    expect(await service.redeemLoginCode({ ...who, code })).toBe(true);
    expect(await service.redeemLoginCode({ ...who, code })).toBe(false);
  });

  it("is taken by one of two simultaneous logins", async () => {
    const service = serviceWith();
    const who = { actor_type: "customer", phone: "+919000100002" };
    const { code } = await service.issueLoginCode(who);
    const both = await Promise.all([
      service.redeemLoginCode({ ...who, code }),
      service.redeemLoginCode({ ...who, code }),
    ]);
    expect(both.sort()).toEqual([false, true]);
  });

  it("is refused at the sixth try, although it is right", async () => {
    const service = serviceWith();
    const who = { actor_type: "rider", phone: "+919000100003" };
    const { code } = await service.issueLoginCode(who);
    for (let tries = 0; tries < 5; tries++) {
      expect(await service.redeemLoginCode({ ...who, code: wrong(code) })).toBe(false);
    }
    expect(await service.redeemLoginCode({ ...who, code })).toBe(false);
  });

  it("no longer counts once a new one was requested", async () => {
    const service = serviceWith();
    const who = { actor_type: "staff", phone: "+919000100004" };
    const first = await service.issueLoginCode(who);
    let second = await service.issueLoginCode(who);
    while (second.code === first.code) {
      second = await service.issueLoginCode(who);
    }
    expect(await service.redeemLoginCode({ ...who, code: first.code })).toBe(false);
    expect(await service.redeemLoginCode({ ...who, code: second.code })).toBe(true);
  });

  it("belongs to one actor type", async () => {
    const service = serviceWith();
    const phone = "+919000100005";
    const { code } = await service.issueLoginCode({ actor_type: "customer", phone });
    expect(await service.redeemLoginCode({ actor_type: "rider", phone, code })).toBe(false);
  });

  it("is not stored in the clear", async () => {
    const phone = "+919000100006";
    const { code } = await serviceWith().issueLoginCode({ actor_type: "customer", phone });
    const row: unknown = await db("login_code").where({ phone }).first();
    expect(JSON.stringify(row)).not.toContain(`"${code}"`);
  });
});

describe("the fixed code", () => {
  it("is accepted without a request, again and again, where it is configured", async () => {
    const service = serviceWith({ fixedCode: "000000" });
    const login = { actor_type: "customer", phone: "+919000100007", code: "000000" };
    expect(await service.redeemLoginCode(login)).toBe(true);
    expect(await service.redeemLoginCode(login)).toBe(true);
  });

  it("is a wrong code where none is configured", async () => {
    expect(
      await serviceWith().redeemLoginCode({ actor_type: "customer", phone: "+919000100008", code: "000000" }),
    ).toBe(false);
  });
});
