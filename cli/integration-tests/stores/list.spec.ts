import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-LISTED";

beforeAll(async () => {
  await succeed("stores", "create", "--code", STORE, "--name", "Cli Listed", "--at", "-6,63");
  await succeed("stores", "pause", STORE);
});

describe("stores list", () => {
  const codesOf = ({ dark_stores }: { dark_stores: { code: string }[] }): string[] =>
    dark_stores.map(({ code }) => code);

  it("lists stores by what they are doing", async () => {
    expect(codesOf(await succeed("stores", "list", "--status", "paused"))).toContain(STORE);
    expect(codesOf(await succeed("stores", "list", "--status", "open"))).not.toContain(STORE);
    expect((await quickdash(["stores", "list"])).stdout).toMatch(new RegExp(`^${STORE} .*paused`, "m"));
  });

  it("refuses a state that there is not with 2", async () => {
    const { code, stdout, stderr } = await quickdash(["stores", "list", "--status", "asleep"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("paused");
  });
});
