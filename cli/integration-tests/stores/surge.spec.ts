import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-SURGE";

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Surge", "--at", "-7,63"));

describe("stores surge", () => {
  it("multiplies the fee for some minutes, is shown, and is ended by 1", async () => {
    const { dark_store } = await succeed("stores", "surge", STORE, "1.5", "--minutes", "30");
    expect(dark_store).toMatchObject({ surge_multiplier: 1.5 });
    const minutes = (Date.parse(dark_store.surge_ends_at as string) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(28);
    expect(minutes).toBeLessThan(32);
    expect((await quickdash(["stores", "show", STORE])).stdout).toContain("x 1.5 until");
    const ended = await succeed("stores", "surge", STORE, "1");
    expect(ended.dark_store).toMatchObject({ surge_multiplier: 1, surge_ends_at: null });
  });

  it("refuses more than threefold with 2", async () => {
    const { code, stdout } = await quickdash(["stores", "surge", STORE, "4"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
