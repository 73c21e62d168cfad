import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770025";

beforeAll(() => succeed("riders", "add", "--first-name", "Cli Kala", "--phone", PHONE));

describe("riders cash and settle-cash", () => {
  it("show what a rider holds, of which no more can be handed in than there is", async () => {
    expect(await succeed("riders", "cash", PHONE)).toMatchObject({ balance: 0, entries: [], count: 0 });
    const { code, stdout, stderr } = await quickdash(["riders", "settle-cash", PHONE, "--amount", "10"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/holds 0 in cash.*\(request \S+\)/);
    expect((await quickdash(["riders", "settle-cash", PHONE])).code).toBe(2);
    expect((await quickdash(["riders", "settle-cash", PHONE, "--amount", "-5"])).code).toBe(2);
  });
});
