import { readFileSync } from "node:fs";
import { newcomer } from "./support/logins.js";

interface Runtime {
  backend_url: string;
  operator: { email: string; password: string };
}
const runtime = JSON.parse(readFileSync(process.env.QUICKDASH_RUNTIME!, "utf8")) as Runtime;
const { backend_url: URL_HERE, operator } = runtime;
const PROOF = { QUICKDASH_EMAIL: operator.email, QUICKDASH_PASSWORD: operator.password };

describe("logout", () => {
  it("forgets the current login, and says so when there is none", async () => {
    const me = newcomer();
    await me.run(["login", "--url", URL_HERE], PROOF);
    expect((await me.run(["logout"])).stdout).toBe(`Logged out of ${URL_HERE} (profile default).\n`);
    expect(readFileSync(me.file, "utf8")).not.toContain("token");
    expect((await me.run(["logout", "--json"])).json).toEqual({ logged_out: [] });
    expect((await me.run(["stores", "list"])).code).toBe(1);
  });
});
