import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sendJson, startFakeServer, type FakeServer } from "../support/fake-server.js";
import { quickdashInTerminal } from "../support/pseudo-terminal.js";
import { newcomer, tokenFor, type Newcomer } from "../support/logins.js";

const EMAIL = "operator@shop.example";
const PASSWORD = "a-long-password";
const YOUNG = tokenFor("young", { from_seconds: -10, until_seconds: 86_000 });
const AGING = tokenFor("aging", { from_seconds: -80_000, until_seconds: 6_000 });
const ENDED = tokenFor("ended", { from_seconds: -90_000, until_seconds: -3_600 });
/** The server has forgotten it, whatever its dates say. */
const FORGOTTEN = tokenFor("forgotten", { from_seconds: -20, until_seconds: 86_000 });

let server: FakeServer;

beforeEach(async () => {
  server = await startFakeServer(({ path, authorization, body }, response) => {
    if (path === "/auth/user/emailpass") {
      const right = body === JSON.stringify({ email: EMAIL, password: PASSWORD });
      return sendJson(response, right ? 200 : 401, right ? { token: YOUNG } : { message: "Invalid email or password" });
    }
    if (path === "/auth/token/refresh" && authorization === `Bearer ${AGING}`) {
      return sendJson(response, 200, { token: YOUNG });
    }
    return authorization === `Bearer ${YOUNG}`
      ? sendJson(response, 200, { dark_stores: [], count: 0 })
      : sendJson(response, 401, { message: "Unauthorized" });
  });
});

afterEach(() => server.close());

/** Someone who logged in long ago. */
function withToken(token: string): Newcomer {
  const me = newcomer();
  mkdirSync(dirname(me.file), { recursive: true });
  const login = { backend_url: server.url, token, email: EMAIL };
  writeFileSync(me.file, JSON.stringify({ current: "shop", profiles: { shop: login } }), { mode: 0o600 });
  return me;
}

function keptToken({ file }: Newcomer): string {
  return JSON.parse(readFileSync(file, "utf8")).profiles.shop.token;
}

describe("a kept token", () => {
  it("that is young is used as it is", async () => {
    const me = withToken(YOUNG);
    expect((await me.run(["stores", "list"])).code).toBe(0);
    expect(server.seen.map(({ path }) => path)).toEqual([expect.stringContaining("/admin/dark-stores")]);
  });

  it("whose life is more than half over is exchanged and the younger one kept", async () => {
    const me = withToken(AGING);
    expect((await me.run(["stores", "list"])).code).toBe(0);
    expect(keptToken(me)).toBe(YOUNG);
    expect(statSync(me.file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["ended", ENDED],
    ["is refused", FORGOTTEN],
  ])("that %s is replaced when the environment has the password", async (_, token) => {
    const me = withToken(token);
    expect(await me.run(["stores", "list"], { QUICKDASH_PASSWORD: PASSWORD })).toMatchObject({ code: 0, stderr: "" });
    expect(keptToken(me)).toBe(YOUNG);
  });

  it.each([
    ["ended", ENDED],
    ["is refused", FORGOTTEN],
  ])("that %s says what to do when nobody can log in again", async (_, token) => {
    const me = withToken(token);
    const { code, stderr } = await me.run(["stores", "list", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: "login_expired",
        message:
          `The login of ${EMAIL} to ${server.url} has expired. Run \`quickdash login --profile shop --url ${server.url}\`; ` +
          "in scripts set QUICKDASH_API_KEY, or QUICKDASH_EMAIL and QUICKDASH_PASSWORD.",
      },
    });
    expect(keptToken(me)).toBe(token);
  });

  it("that ended asks the person at the terminal for the password, shows nothing of it, and goes on", async () => {
    const me = withToken(ENDED);
    const session = quickdashInTerminal(["stores", "list"], { env: me.env, cwd: me.home });
    await session.seen("Password: ");
    session.type(`${PASSWORD}\r`);
    expect(await session.ended).toBe(0);
    expect(session.shown()).toContain(`The login of ${EMAIL} has expired.`);
    expect(session.shown()).toContain("No dark stores yet");
    expect(session.shown()).not.toContain(PASSWORD);
    expect(keptToken(me)).toBe(YOUNG);
  });

  it("is not replaced with another operator's password", async () => {
    const me = withToken(ENDED);
    const env = { QUICKDASH_PROFILE: "shop", QUICKDASH_EMAIL: "someone@else.example", QUICKDASH_PASSWORD: PASSWORD };
    const { code } = await me.run(["stores", "list", "--profile", "shop"], env);
    expect(code).toBe(1);
    expect(server.seen).toEqual([]);
  });
});

describe("an e-mail and password of the environment", () => {
  it("log in again when the token ends while a command runs", async () => {
    let refused = 0;
    const forgetful = await startFakeServer(({ path }, response) => {
      if (path === "/auth/user/emailpass") {
        return sendJson(response, 200, { token: YOUNG });
      }
      refused += 1;
      return refused === 1
        ? sendJson(response, 401, { message: "Unauthorized" })
        : sendJson(response, 200, { dark_stores: [], count: 0 });
    });
    const env = { QUICKDASH_URL: forgetful.url, QUICKDASH_EMAIL: EMAIL, QUICKDASH_PASSWORD: PASSWORD };
    const run = await newcomer().run(["stores", "list"], env);
    await forgetful.close();
    expect(run.code).toBe(0);
    expect(forgetful.seen.map(({ path }) => path.split("?")[0])).toEqual([
      "/auth/user/emailpass",
      "/admin/dark-stores",
      "/auth/user/emailpass",
      "/admin/dark-stores",
    ]);
  });
});
