import type { Options } from "express-rate-limit";
import pg from "pg";
import { FailedLogins } from "../src/session/failed-logins.js";
import { inDatabase, platform } from "./support/platform.js";

const WINDOW_MS = 60_000;

/** Two counters with pools of their own, as two processes of the panel have. */
describe("failed logins of two panel processes", () => {
  let pools: pg.Pool[];
  const key = `account:${crypto.randomUUID()}@quickdash.test`;

  beforeAll(() => {
    pools = [1, 2].map(() => new pg.Pool({ connectionString: platform().database_url, max: 10 }));
  });
  afterAll(async () => {
    await counterOn(0).resetKey(key);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  function counterOn(process: number, window_ms = WINDOW_MS): FailedLogins {
    const counter = new FailedLogins(pools[process]!, "one-secret-for-all-processes");
    counter.init({ windowMs: window_ms } as Options);
    return counter;
  }

  it("are counted together: none of forty at once is lost, and a new process goes on from there", async () => {
    const [first, second] = [counterOn(0), counterOn(1)];
    const counts = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? first : second).increment(key)));
    expect(counts.map(({ totalHits }) => totalHits).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
    const after = await counterOn(1).increment(key);
    expect(after.totalHits).toBe(41);
    expect(after.resetTime?.getTime()).toBeLessThanOrEqual(Date.now() + WINDOW_MS);
  });

  it("are taken back by a success, in either process", async () => {
    await counterOn(0).decrement(key);
    expect((await counterOn(1).increment(key)).totalHits).toBe(41);
  });

  it("are forgotten when their time is over", async () => {
    const short = counterOn(0, 200);
    await short.resetKey(key);
    await short.increment(key);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await short.increment(key)).totalHits).toBe(1);
  });

  it("name nobody in the database", async () => {
    const rows = await inDatabase("SELECT key FROM panel.failed_login WHERE key LIKE '%@%' OR key LIKE '%account%'");
    expect(rows).toEqual([]);
  });
});
