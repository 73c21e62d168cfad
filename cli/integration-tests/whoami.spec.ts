import { readFileSync } from "node:fs";
import { succeed } from "./support/cli.js";
import { newcomer } from "./support/logins.js";

interface Runtime {
  backend_url: string;
}
const runtime = JSON.parse(readFileSync(process.env.QUICKDASH_RUNTIME!, "utf8")) as Runtime;
const { backend_url: URL_HERE } = runtime;

describe("whoami", () => {
  it("tells where a platform in this folder was found", async () => {
    expect(await succeed("whoami")).toMatchObject({
      backend_url: URL_HERE,
      profile: null,
      source: process.env.QUICKDASH_RUNTIME,
    });
  });

  it("says what to do where no server is known", async () => {
    const { code, stderr } = await newcomer().run(["whoami"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Error: No QuickDash server is known here\. Run `npm start`.*quickdash login.*QUICKDASH_URL/,
    );
  });
});
