import { quickdash, succeed } from "./support/cli.js";
import { sendJson, startFakeServer, type FakeServer } from "./support/fake-server.js";
import { newcomer } from "./support/logins.js";

interface Finding {
  name: string;
  status: string;
  detail: string;
  fix: string | null;
}

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** What doctor finds at a backend of which only this is known. */
async function examine(
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; ok: boolean; at(name: string): Finding }> {
  const { code, json } = await quickdash(["doctor", "--json"], { QUICKDASH_API_KEY: "sk_of_a_test", ...env });
  return { code, ok: json.ok, at: (name) => json.checks.find((check: Finding) => check.name === name) };
}

describe("doctor", () => {
  it("finds a running platform in order, with a finding of every check and nothing skipped", async () => {
    const { ok, failed, checks } = await succeed("doctor");
    expect({ ok, failed }).toEqual({ ok: true, failed: 0 });
    expect(checks.map(({ name }: Finding) => name)).toEqual([
      "node",
      "disk",
      "server",
      "ports",
      "backend",
      "backend ready",
      "gateway",
      "gateway ready",
      "panel",
      "panel ready",
      "login",
      "postgres",
      "postgis",
      "redis",
      "migrations",
      "clocks",
      "queues",
      "orders",
    ]);
    expect(checks.filter(({ status }: Finding) => status === "skipped")).toEqual([]);
  });

  it("says what is wrong and what mends it, and ends with 1, when the server is down", async () => {
    const { code, stdout } = await quickdash(["doctor"], {
      QUICKDASH_URL: "http://localhost:9",
      QUICKDASH_API_KEY: "sk_test",
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAILED\s+backend +http:\/\/localhost:9 does not answer\.\n +mend it: npm start\n/);
    expect(stdout).toMatch(/skipped\s+migrations +the backend did not tell, see above/);
    expect(stdout).toMatch(/\n1 failed, 0 warnings\.\n$/);
  });

  it("names the dependency that is down, and the command that starts it", async () => {
    server = await startFakeServer(({ path }, response) =>
      path === "/health"
        ? void response.end("OK")
        : sendJson(response, 503, { ready: false, dependencies: { database: "up", redis: "down" } }),
    );
    const found = await examine({ QUICKDASH_URL: server.url });
    expect(found.code).toBe(1);
    expect(found.at("backend ready")).toEqual({
      name: "backend ready",
      status: "failed",
      detail: "redis is down for the backend.",
      fix: "npm stop && npm start",
    });
  });

  it("sees that another program holds the port", async () => {
    server = await startFakeServer((_, response) => void response.end("<html>somebody else</html>"));
    const found = await examine({ QUICKDASH_URL: server.url });
    const port = new URL(server.url).port;
    expect(found.at("ports")).toMatchObject({
      status: "failed",
      detail: expect.stringContaining(`port ${port} of the backend is held by another program`),
      fix: `BACKEND_PORT=${Number(port) + 1} npm start`,
    });
    expect(found.at("backend")).toMatchObject({
      status: "failed",
      detail: expect.stringContaining("not as QuickDash"),
    });
  });

  it("skips what a backend does not tell, and says whether it is too old or the caller may not know", async () => {
    let status = 404;
    server = await startFakeServer(({ path }, response) => {
      if (path === "/health") return void response.end("OK");
      return path === "/admin/diagnostics"
        ? sendJson(response, status, { message: "No." })
        : sendJson(response, 200, {});
    });
    expect((await examine({ QUICKDASH_URL: server.url })).at("migrations")).toMatchObject({
      status: "skipped",
      detail: "the backend is older than this command and does not tell",
    });
    status = 403;
    expect((await examine({ QUICKDASH_URL: server.url })).at("migrations").detail).toBe(
      "only administrators and operations are told",
    );
  });

  it("asks for a login where there is none", async () => {
    server = await startFakeServer((_, response) => void response.end("OK"));
    const { json } = await newcomer().run(["doctor", "--json", "--url", server.url]);
    expect(json.checks.find(({ name }: Finding) => name === "login")).toMatchObject({
      status: "failed",
      detail: expect.stringContaining("Not logged in"),
      fix: `quickdash login --url ${server.url}`,
    });
  });

  it("says how to begin where no server is known", async () => {
    const { code, json } = await newcomer().run(["doctor", "--json"]);
    expect(code).toBe(1);
    expect(json.checks.find(({ name }: Finding) => name === "server")).toMatchObject({
      status: "failed",
      fix: "npm start",
    });
  });
});
