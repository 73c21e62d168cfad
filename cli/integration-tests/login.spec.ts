import { readFileSync, statSync } from "node:fs";
import { newcomer } from "./support/logins.js";

interface Runtime {
  backend_url: string;
  operator: { email: string; password: string };
}
const runtime = JSON.parse(readFileSync(process.env.QUICKDASH_RUNTIME!, "utf8")) as Runtime;
const { backend_url: URL_HERE, operator } = runtime;
const PROOF = { QUICKDASH_EMAIL: operator.email, QUICKDASH_PASSWORD: operator.password };

describe("login", () => {
  it("keeps a token readable by its owner only, never the password, and later commands use it", async () => {
    const me = newcomer();
    const login = await me.run(["login", "--url", `${URL_HERE}/`, "--json"], PROOF);
    expect(login).toMatchObject({
      code: 0,
      json: {
        backend_url: URL_HERE,
        profile: "default",
        caller: { kind: "operator", name: operator.email, role: "administrator" },
        file: me.file,
      },
    });
    expect(statSync(me.file).mode & 0o777).toBe(0o600);
    expect(readFileSync(me.file, "utf8")).not.toContain(operator.password);
    expect((await me.run(["stores", "list"])).code).toBe(0);
    expect((await me.run(["whoami", "--json"])).json).toEqual({
      backend_url: URL_HERE,
      profile: "default",
      source: "profile default",
      caller: { kind: "operator", id: expect.any(String), name: operator.email, role: "administrator" },
    });
  });

  it("takes the password from standard input", async () => {
    const me = newcomer();
    const args = ["login", "--url", URL_HERE, "--email", operator.email, "--stdin"];
    const { code, stdout } = await me.run(args, {}, `${operator.password}\n`);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Logged in to ${URL_HERE} as ${operator.email}; kept as profile default in ${me.file}.\n`,
    });
  });

  it("keeps nothing of a wrong password", async () => {
    const me = newcomer();
    const { code, stderr } = await me.run(["login", "--url", URL_HERE], { ...PROOF, QUICKDASH_PASSWORD: "wrong" });
    expect(code).toBe(1);
    expect(stderr).toContain("does not accept this e-mail and password");
    expect(() => statSync(me.file)).toThrow("ENOENT");
  });

  it("is wrong usage when nobody can answer its questions", async () => {
    const { code, stderr } = await newcomer().run(["login", "--url", URL_HERE]);
    expect(code).toBe(2);
    expect(stderr).toContain("set QUICKDASH_EMAIL and QUICKDASH_PASSWORD, or use --api-key, or --stdin");
  });

  it("keeps an API key until it is revoked", async () => {
    const me = newcomer();
    const admin = newcomer();
    await admin.run(["login", "--url", URL_HERE], PROOF);
    const { token } = JSON.parse(readFileSync(admin.file, "utf8")).profiles.default;
    const call = async (path: string, body: unknown = {}) =>
      (
        await fetch(`${URL_HERE}/admin/api-keys${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).json() as Promise<{ api_key: { id: string; token: string } }>;
    const { api_key: key } = await call("", { title: "login.spec", type: "secret" });
    try {
      const login = await me.run(["login", "--url", URL_HERE, "--profile", "ci", "--stdin"], {}, key.token);
      expect(login).toMatchObject({ code: 0, stdout: expect.stringContaining('as the key "login.spec"') });
      expect((await me.run(["whoami", "--json"])).json).toMatchObject({
        profile: "ci",
        caller: { kind: "api_key", id: key.id, role: "administrator" },
      });
    } finally {
      await call(`/${key.id}/revoke`);
    }
    const refused = await me.run(["whoami"]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("does not accept this API key. Was it revoked?");
  });
});
