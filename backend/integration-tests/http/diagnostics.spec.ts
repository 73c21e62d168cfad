import { call, ok } from "../support/http";
import { inviteOperator } from "../support/operators";
import { operatorToken } from "../support/people";

describe("GET /admin/diagnostics", () => {
  it("tells versions, extensions, clocks, disk and queues of a running platform, with nothing left to migrate", async () => {
    const askedAt = Date.now();
    const { diagnostics } = await ok("GET", "/admin/diagnostics", { token: await operatorToken() });
    expect(diagnostics).toEqual({
      now: expect.any(String),
      node_version: expect.stringMatching(/^20\./),
      uptime_seconds: expect.any(Number),
      disk: { free_bytes: expect.any(Number), total_bytes: expect.any(Number) },
      database: {
        version: expect.stringMatching(/^\d+\.\d+/),
        now: expect.any(String),
        extensions: expect.arrayContaining([{ name: "postgis", version: expect.stringMatching(/^3\./) }]),
        connections: expect.any(Number),
        max_connections: expect.any(Number),
      },
      migrations: { applied: expect.any(Number), pending: [] },
      redis: {
        version: expect.stringMatching(/^\d+\.\d+/),
        used_memory_bytes: expect.any(Number),
        max_memory_bytes: expect.any(Number),
        queues: expect.any(Array),
      },
    });
    expect(diagnostics.migrations.applied).toBeGreaterThan(100);
    expect(Math.abs(Date.parse(diagnostics.now) - Date.parse(diagnostics.database.now))).toBeLessThan(5_000);
    expect(Date.parse(diagnostics.now)).toBeGreaterThanOrEqual(askedAt - 1_000);
    for (const queue of diagnostics.redis.queues) {
      expect(queue).toEqual({
        name: expect.any(String),
        waiting: expect.any(Number),
        active: expect.any(Number),
        delayed: expect.any(Number),
        failed: expect.any(Number),
        oldest_waiting_at: queue.oldest_waiting_at === null ? null : expect.stringMatching(/Z$/),
      });
    }
  });

  it("knows the queue that the scheduled jobs wait in by the name that Medusa gives it", async () => {
    const { diagnostics } = await ok("GET", "/admin/diagnostics", { token: await operatorToken() });
    const { queues } = diagnostics.redis as {
      queues: { name: string; delayed: number; active: number; waiting: number }[];
    };
    const jobs = queues.find(({ name }) => name === "medusa-workflows-jobs")!;
    expect(jobs.delayed + jobs.active + jobs.waiting).toBeGreaterThan(0);
  });

  it("is for administrators and operations", async () => {
    const support = await inviteOperator("diagnostics-support", "support");
    const operations = await inviteOperator("diagnostics-operations", "operations");
    expect(await call("GET", "/admin/diagnostics", { token: support.token })).toMatchObject({
      status: 403,
      body: { code: "role_forbids" },
    });
    expect((await call("GET", "/admin/diagnostics", { token: operations.token })).status).toBe(200);
    expect((await call("GET", "/admin/diagnostics")).status).toBe(401);
  });
});
