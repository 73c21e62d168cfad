import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-SHOWN";

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Shown", "--at", "-6,64"));

describe("stores show", () => {
  it("tells everything of a store and draws where it serves", async () => {
    const { dark_store } = await succeed("stores", "show", STORE);
    expect(dark_store).toMatchObject({ code: STORE, name: "Cli Shown", latitude: -6, longitude: 64 });
    const { stdout } = await quickdash(["stores", "show", STORE]);
    expect(stdout).toContain("Cli Shown");
    expect(stdout).toMatch(/[\u2801-\u28ff]/);
  });

  it("refuses a code that does not exist and names those that do", async () => {
    const { code, stderr } = await quickdash(["stores", "show", "CLI-NOWHERE"]);
    expect(code).toBe(1);
    expect(stderr).toContain("There is no dark store CLI-NOWHERE.");
  });
});
