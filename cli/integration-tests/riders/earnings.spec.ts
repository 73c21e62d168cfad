import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770026";

beforeAll(() => succeed("riders", "add", "--first-name", "Cli Jaya", "--phone", PHONE));

describe("riders earnings and adjust-earnings", () => {
  it("add to what a rider earns, and say why", async () => {
    const reason = "waited an hour at the store";
    await succeed("riders", "adjust-earnings", PHONE, "--amount", "50", "--reason", reason);
    await succeed("riders", "adjust-earnings", PHONE, "--amount=-20.5", "--reason", "lost bag");
    expect(await succeed("riders", "earnings", PHONE)).toMatchObject({
      total: 29.5,
      by_kind: { adjustment: 29.5 },
      earnings: [
        { amount: -20.5, reason: "lost bag" },
        { amount: 50, reason },
      ],
    });
    expect(await succeed("riders", "earnings", PHONE, "--to", "2020-01-01")).toMatchObject({ total: 0, count: 0 });
    const { stdout } = await quickdash(["riders", "earnings", PHONE]);
    expect(stdout).toContain("earned ₹29.50 with 0 deliveries: adjustment ₹29.50.");
    expect((await quickdash(["riders", "adjust-earnings", PHONE, "--amount", "0", "--reason", "x"])).code).toBe(2);
    expect((await quickdash(["riders", "earnings", PHONE, "--from", "yesterday"])).code).toBe(2);
  });
});
