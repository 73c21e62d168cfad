import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-DOORS";

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Doors", "--at", "-6,62"));

describe("stores open, pause and close", () => {
  it("change what a store does, and say so", async () => {
    expect((await succeed("stores", "pause", STORE)).dark_store.status).toBe("paused");
    expect((await succeed("stores", "close", STORE)).dark_store.status).toBe("closed");
    expect((await quickdash(["stores", "open", STORE])).stdout).toContain("open");
    expect((await succeed("stores", "show", STORE)).dark_store.status).toBe("open");
  });

  it("refuse a store that there is not", async () => {
    const { code, stdout, stderr } = await quickdash(["stores", "pause", "CLI-NOWHERE"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("There is no dark store CLI-NOWHERE.");
  });
});
