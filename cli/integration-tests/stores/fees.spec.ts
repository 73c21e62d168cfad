import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-FEES";

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Fees", "--at", "-7,62"));

describe("stores fees", () => {
  it("sets what is said, keeps the rest, and is shown", async () => {
    const steps = [
      { up_to_m: 1000, fee: 15 },
      { up_to_m: 2500, fee: 25.5 },
    ];
    const tariff = ["--steps", "1000:15,2500:25.5", "--delivery", "40", "--free-from", "499", "--handling", "4"];
    const changed = await succeed("stores", "fees", STORE, ...tariff);
    const expected = { delivery_fee: 40, delivery_fee_steps: steps, free_delivery_from: 499, handling_fee: 4 };
    expect(changed.dark_store).toMatchObject({ ...expected, small_basket_fee: 0 });
    const never = await succeed("stores", "fees", STORE, "--free-from", "never");
    expect(never.dark_store).toMatchObject({ ...expected, free_delivery_from: null });
    const { stdout } = await quickdash(["stores", "show", STORE]);
    expect(stdout).toContain("₹15 up to 1000 m, ₹25.50 up to 2500 m, beyond ₹40");
  });

  it("shows the tariff when nothing is to be changed", async () => {
    expect((await quickdash(["stores", "fees", STORE])).stdout).toMatch(/free delivery +never/);
  });

  it.each([
    ["--steps", "far:1"],
    ["--delivery", "-1"],
  ])("refuses %s %s with 2 and changes nothing", async (...args) => {
    const { code, stdout, stderr } = await quickdash(["stores", "fees", STORE, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^Error: /);
  });
});
