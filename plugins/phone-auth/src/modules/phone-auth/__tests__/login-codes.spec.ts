import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { consumeLoginCode } from "../queries/consume-login-code.sql";
import { purgeLoginCodes } from "../queries/purge-login-codes.sql";
import { storeLoginCode } from "../queries/store-login-code.sql";
import { takeTry } from "../queries/take-try.sql";

const MAX_TRIES = 5;

let db: Knex;
beforeAll(() => {
  db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 10 } });
});
afterAll(() => db.destroy());

let next = 0;
/** A number of its own for every test. */
const newPhone = () => `+91900000${String(1000 + next++)}`;
const store = (phone: string, values: { code_hash?: string; ttl_seconds?: number; actor_type?: string } = {}) =>
  storeLoginCode(db, {
    id: `lcode_${next++}`,
    actor_type: "customer",
    phone,
    code_hash: "hash",
    salt: "salt",
    ttl_seconds: 300,
    ...values,
  });
const tryOnce = (phone: string, actor_type = "customer") => takeTry(db, { actor_type, phone, max_tries: MAX_TRIES });

describe("takeTry", () => {
  it("counts a try each time it hands the code out", async () => {
    const phone = newPhone();
    await store(phone);
    expect(await tryOnce(phone)).toMatchObject([{ code_hash: "hash", salt: "salt" }]);
    await tryOnce(phone);
    expect(await db("login_code").where({ phone }).first("tries")).toEqual({ tries: 2 });
  });

  it("hands out nothing for the sixth try, so even the right code is refused", async () => {
    const phone = newPhone();
    await store(phone);
    for (let used = 0; used < MAX_TRIES; used++) {
      expect(await tryOnce(phone)).toHaveLength(1);
    }
    expect(await tryOnce(phone)).toEqual([]);
  });

  it("hands out a code at most five times to twenty guesses at once", async () => {
    const phone = newPhone();
    await store(phone);
    const guesses = await Promise.all(Array.from({ length: 20 }, () => tryOnce(phone)));
    expect(guesses.flat()).toHaveLength(MAX_TRIES);
  });

  it("knows no code of another actor type, another number or one that expired", async () => {
    const [phone, expired] = [newPhone(), newPhone()];
    await store(phone);
    await store(expired, { ttl_seconds: 0 });
    expect(await tryOnce(phone, "rider")).toEqual([]);
    expect(await tryOnce(newPhone())).toEqual([]);
    expect(await tryOnce(expired)).toEqual([]);
  });
});

describe("consumeLoginCode", () => {
  it("lets one of ten simultaneous logins through", async () => {
    const phone = newPhone();
    await store(phone);
    const [code] = await tryOnce(phone);
    const logins = await Promise.all(Array.from({ length: 10 }, () => consumeLoginCode(db, code!)));
    expect(logins.flat()).toHaveLength(1);
    expect(await tryOnce(phone)).toEqual([]);
  });

  it("refuses a code that was replaced while it was being compared", async () => {
    const phone = newPhone();
    await store(phone, { code_hash: "old" });
    const [old] = await tryOnce(phone);
    await store(phone, { code_hash: "new" });
    expect(await consumeLoginCode(db, old!)).toEqual([]);
  });
});

describe("storeLoginCode", () => {
  it("replaces the older code and gives back all tries", async () => {
    const phone = newPhone();
    await store(phone, { code_hash: "old" });
    for (let used = 0; used < MAX_TRIES; used++) {
      await tryOnce(phone);
    }
    await store(phone, { code_hash: "new" });
    expect(await tryOnce(phone)).toMatchObject([{ code_hash: "new" }]);
    expect(await db("login_code").where({ phone })).toHaveLength(1);
  });
});

describe("purgeLoginCodes", () => {
  it("deletes what expired long enough ago and nothing else", async () => {
    const [long, just, valid] = [newPhone(), newPhone(), newPhone()];
    await store(long, { ttl_seconds: -7200 });
    await store(just, { ttl_seconds: -60 });
    await store(valid);
    await purgeLoginCodes(db, { expired_for_seconds: 3600, limit: 1000 });
    const left = await db("login_code").whereIn("phone", [long, just, valid]).pluck<string[]>("phone");
    expect(left.sort()).toEqual([just, valid].sort());
  });
});
