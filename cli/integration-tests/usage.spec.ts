import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quickdash } from "./support/cli.js";

const NOWHERE = { QUICKDASH_URL: "http://localhost:9", QUICKDASH_API_KEY: "sk_test" };

interface Runtime {
  backend_url: string;
  operator: { email: string; password: string };
}
const runtime = JSON.parse(readFileSync(process.env.QUICKDASH_RUNTIME!, "utf8")) as Runtime;

describe("usage", () => {
  it("shows every topic when called without anything", async () => {
    const { code, stdout } = await quickdash([]);
    expect(code).toBe(0);
    for (const topic of [
      "stores",
      "catalog",
      "inventory",
      "riders",
      "staff",
      "orders",
      "simulate",
      "doctor",
      "login",
    ]) {
      expect(stdout).toContain(topic);
    }
  });

  it("shows examples with each verb", async () => {
    const { code, stdout } = await quickdash(["inventory", "import", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("quickdash inventory import stock.csv --store BLR-IND --dry-run");
  });

  it.each([
    [["stors", "list"], "Did you mean stores?"],
    [["stores", "lst"], "Did you mean list?"],
    [["stores", "show"], "missing required argument 'code'"],
    [["inventory", "list"], "--store is needed"],
    [["simulate", "--orders", "many"], "--orders must be a whole number"],
    [["simulate", "--orders", "0"], "--orders must be at least 1"],
    [["stores", "list", "--colour"], "unknown option '--colour'"],
  ])("ends %j with 2 and says what to type", async (args, sentence) => {
    const { code, stdout, stderr } = await quickdash(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});

describe("the connection", () => {
  it("ends with 1 and one sentence when the server is down", async () => {
    const { code, stdout, stderr } = await quickdash(["stores", "list"], NOWHERE);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Error: Cannot reach QuickDash at http:\/\/localhost:9 .*npm start.*\n$/);
  });

  it("puts the error on stderr as JSON with --json", async () => {
    const { code, stdout, stderr } = await quickdash(["stores", "list", "--json"], NOWHERE);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "unreachable" } });
  });

  it("refuses a wrong password", async () => {
    const { code, stderr } = await quickdash(["stores", "list"], {
      QUICKDASH_URL: runtime.backend_url,
      QUICKDASH_EMAIL: "typing-error@quickdash.test",
      QUICKDASH_PASSWORD: "wrong",
    });
    expect(code).toBe(1);
    expect(stderr).toContain("does not accept this e-mail and password");
  });

  it("passes the server's sentence and request id through", async () => {
    const { code, stderr } = await quickdash(["orders", "show", "order_missing", "--json"]);
    expect(code).toBe(1);
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ status: 404 });
    expect(error.request_id).toEqual(expect.any(String));
    expect(error.message).not.toBe("");
  });

  it("keeps a login readable by its owner only, without the password, and uses it", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "quickdash-login-")), "login.json");
    const here = { QUICKDASH_CONFIG: file, QUICKDASH_RUNTIME: "" };
    const login = await quickdash(["login", "--url", runtime.backend_url, "--json"], {
      ...here,
      QUICKDASH_EMAIL: runtime.operator.email,
      QUICKDASH_PASSWORD: runtime.operator.password,
    });
    expect(login).toMatchObject({ code: 0, json: { file } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).not.toContain(runtime.operator.password);
    const list = await quickdash(["stores", "list", "--url", runtime.backend_url, "--json"], here);
    expect(list.code).toBe(0);
  });
});

describe("doctor", () => {
  it("finds a running platform in order", async () => {
    const { code, json } = await quickdash(["doctor", "--json"]);
    expect({ code, ok: json.ok }).toEqual({ code: 0, ok: true });
    expect(json.checks.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["node", "disk", "backend", "gateway", "login"]),
    );
  });

  it("says what is wrong and ends with 1 when the server is down", async () => {
    const { code, stdout } = await quickdash(["doctor"], NOWHERE);
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAILED\s+backend .*does not answer/);
  });
});
