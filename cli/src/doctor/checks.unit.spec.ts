import type { HttpClient } from "../client/http-client.js";
import type { Check, Finding, Patient } from "./check.js";
import { checkClocks } from "./clocks.js";
import type { Diagnostics, DiagnosticsReading } from "./diagnostics.js";
import { checkExtensions } from "./extensions.js";
import { checkMigrations } from "./migrations.js";
import { checkNode } from "./node-version.js";
import { checkPostgres } from "./postgres.js";
import { checkQueues } from "./queues.js";
import { checkRedis } from "./redis.js";
import { isAtLeast } from "./sizes.js";
import { checkOrders } from "./stuck-orders.js";

const NOW = "2026-03-01T10:00:00.000Z";
const NOW_MS = Date.parse(NOW);
const QUEUE = { name: "events-queue", waiting: 0, active: 0, delayed: 0, failed: 0, oldest_waiting_at: null };

const WELL: Diagnostics = {
  now: NOW,
  node_version: process.versions.node,
  uptime_seconds: 60,
  disk: { free_bytes: 50 * 1024 ** 3, total_bytes: 100 * 1024 ** 3 },
  database: {
    version: "15.20 (Debian 15.20-0+deb12u1)",
    now: NOW,
    extensions: ["postgis", "fuzzystrmatch", "pg_trgm"].map((name) => ({ name, version: "3.3.2" })),
    connections: 8,
    max_connections: 200,
  },
  migrations: { applied: 218, pending: [] },
  redis: { version: "7.0.15", used_memory_bytes: 1000, max_memory_bytes: 0, queues: [QUEUE] },
};

/** What a check finds when the server tells this; the answer took no time. */
async function find(check: Check, facts: Diagnostics, patient: Partial<Patient> = {}): Promise<Finding> {
  const reading: DiagnosticsReading = { facts, asked_at_ms: NOW_MS, answered_at_ms: NOW_MS };
  const [finding] = await check(patientWith(patient, reading));
  return finding!;
}

function patientWith(patient: Partial<Patient>, reading: DiagnosticsReading): Patient {
  return {
    environment: {},
    workingDirectory: ".",
    signal: new AbortController().signal,
    connection: {
      backend_url: "http://localhost:9000",
      gateway_url: null,
      admin_url: null,
      publishable_key: null,
      region_id: null,
      credentials: null,
      profile: null,
      source: "a test",
    },
    connectionProblem: null,
    isLocal: true,
    admin: () => Promise.reject(new Error("not asked")),
    diagnostics: () => Promise.resolve(reading),
    ...patient,
  };
}

const redisWith = (part: Partial<NonNullable<Diagnostics["redis"]>>): Diagnostics => ({
  ...WELL,
  redis: { ...WELL.redis!, ...part },
});
const databaseWith = (part: Partial<Diagnostics["database"]>): Diagnostics => ({
  ...WELL,
  database: { ...WELL.database, ...part },
});

describe("the checks", () => {
  it.each([
    ["node", checkNode],
    ["postgres", checkPostgres],
    ["postgis", checkExtensions],
    ["redis", checkRedis],
    ["migrations", checkMigrations],
    ["clocks", checkClocks],
    ["queues", checkQueues],
  ])("of %s find a well platform well", async (name, check) => {
    expect(await find(check, WELL)).toMatchObject({ name, status: "ok", fix: null });
  });

  it.each([
    ["postgres", checkPostgres],
    ["queues", checkQueues],
  ])("of %s are skipped with the reason when the server does not tell", async (name, check) => {
    const reading = { facts: null, reason: "only administrators and operations are told" } as const;
    expect(await check(patientWith({}, reading))).toEqual([
      { name, status: "skipped", detail: reading.reason, fix: null },
    ]);
  });

  it.each<[string, Check, Diagnostics, Partial<Finding>]>([
    [
      "another Node at the backend",
      checkNode,
      { ...WELL, node_version: "18.20.0" },
      { status: "failed", fix: "nvm install 20 && nvm use 20" },
    ],
    ["an old PostgreSQL", checkPostgres, databaseWith({ version: "14.9" }), { status: "failed" }],
    ["few connections left", checkPostgres, databaseWith({ connections: 195 }), { status: "warning" }],
    [
      "a missing extension",
      checkExtensions,
      databaseWith({
        extensions: [
          { name: "postgis", version: "3.3.2" },
          { name: "pg_trgm", version: "1.6" },
        ],
      }),
      { status: "failed", fix: 'psql "$DATABASE_URL" -c "CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;"' },
    ],
    ["a Redis that does not answer", checkRedis, { ...WELL, redis: null }, { status: "failed", fix: "npm start" }],
    ["an old Redis", checkRedis, redisWith({ version: "6.0.16" }), { status: "failed" }],
    ["a full Redis", checkRedis, redisWith({ used_memory_bytes: 95, max_memory_bytes: 100 }), { status: "warning" }],
    [
      "pending migrations",
      checkMigrations,
      { ...WELL, migrations: { applied: 217, pending: [{ module: "order_flow", name: "Migration2" }] } },
      { status: "failed", detail: "1 pending: order_flow Migration2.", fix: "npm stop && npm start" },
    ],
    [
      "a database whose clock differs a little",
      checkClocks,
      databaseWith({ now: "2026-03-01T10:00:10.000Z" }),
      { status: "warning" },
    ],
    [
      "a database whose clock differs a lot",
      checkClocks,
      databaseWith({ now: "2026-03-01T10:01:00.000Z" }),
      { status: "failed" },
    ],
    [
      "a clock of this machine that differs",
      checkClocks,
      { ...WELL, now: "2026-03-01T10:00:10.000Z", database: { ...WELL.database, now: "2026-03-01T10:00:10.000Z" } },
      { status: "warning", fix: "sudo timedatectl set-ntp true" },
    ],
    [
      "a job that waits for minutes",
      checkQueues,
      redisWith({ queues: [{ ...QUEUE, waiting: 1, oldest_waiting_at: "2026-03-01T09:58:00.000Z" }] }),
      { status: "warning" },
    ],
    [
      "a job that nobody takes",
      checkQueues,
      redisWith({ queues: [{ ...QUEUE, waiting: 1, oldest_waiting_at: "2026-03-01T09:50:00.000Z" }] }),
      { status: "failed", detail: "1 jobs waiting, 0 at work, 0 failed; the oldest waits for 10 min: no worker runs." },
    ],
    ["many failed jobs", checkQueues, redisWith({ queues: [{ ...QUEUE, failed: 101 }] }), { status: "warning" }],
  ])("find %s", async (_, check, facts, finding) => {
    expect(await find(check, facts)).toMatchObject(finding);
  });

  it("name the command for a server on another machine", async () => {
    const facts = { ...WELL, migrations: { applied: 0, pending: [{ module: "order_flow", name: "Migration1" }] } };
    expect((await find(checkMigrations, facts, { isLocal: false })).fix).toBe(
      "docker compose run --rm migrate   # on the server",
    );
  });

  it("do not take the time of the answer for a difference of clocks", async () => {
    const reading = { facts: WELL, asked_at_ms: NOW_MS - 4_000, answered_at_ms: NOW_MS + 4_000 };
    expect((await checkClocks(patientWith({}, reading)))[0]!.status).toBe("ok");
  });
});

describe("the check of orders", () => {
  const pastMs = (ms: number): string => new Date(Date.now() - ms).toISOString();

  /** A server with this many open orders, of which these are the oldest. */
  function serverWith(count: number, oldest: { display_id: number; promised_at: string }[]): Partial<Patient> {
    const asked: { offset: number }[] = [];
    const client = {
      get: (_: string, query: { limit: number; offset: number }) => {
        asked.push(query);
        const rows = query.limit === 1 ? [] : oldest;
        return Promise.resolve({
          quick_orders: rows.map((row) => ({ ...row, order_id: `order_${row.display_id}`, status: "preparing" })),
          count,
        });
      },
    };
    return { admin: () => Promise.resolve(client as unknown as HttpClient) };
  }

  it("warns of those that are more than an hour past their promise, the oldest first", async () => {
    const patient = serverWith(3, [
      { display_id: 9, promised_at: pastMs(1_000) },
      { display_id: 8, promised_at: pastMs(2 * 3_600_000) },
      { display_id: 7, promised_at: pastMs(3 * 3_600_000) },
    ]);
    expect(await find(checkOrders, WELL, patient)).toEqual({
      name: "orders",
      status: "warning",
      detail: "2 of 3 are more than an hour past their promise: #7 preparing, #8 preparing",
      fix: "quickdash orders show order_7   # then orders advance or orders cancel",
    });
  });

  it("is content with orders that are late by minutes", async () => {
    const patient = serverWith(1, [{ display_id: 9, promised_at: pastMs(600_000) }]);
    expect(await find(checkOrders, WELL, patient)).toMatchObject({
      status: "ok",
      detail: "1 on their way, none stuck",
    });
  });
});

describe("versions", () => {
  it.each([
    ["15.20 (Debian)", "15", true],
    ["7.0.15", "7", true],
    ["6.2.9", "7", false],
    ["20.9.1", "20.19", false],
    ["20.19.0", "20.19", true],
    ["3", "3.1", false],
  ])("%s is at least %s: %s", (version, wanted, answer) => {
    expect(isAtLeast(version, wanted)).toBe(answer);
  });
});
