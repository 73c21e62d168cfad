import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770023";

beforeAll(() => succeed("riders", "add", "--first-name", "Cli Tara", "--phone", PHONE));

describe("riders suspend and reinstate", () => {
  it("take a rider off the road and back on", async () => {
    expect((await succeed("riders", "suspend", PHONE)).rider).toMatchObject({ status: "suspended", duty: "offline" });
    expect((await quickdash(["riders", "list", "--query", PHONE])).stdout).toContain("suspended");
    expect((await succeed("riders", "reinstate", PHONE)).rider).toMatchObject({ status: "active" });
  });
});
