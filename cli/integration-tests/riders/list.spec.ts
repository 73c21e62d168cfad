import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770024";

beforeAll(() => succeed("riders", "add", "--first-name", "Cli Lata", "--phone", PHONE));

describe("riders list", () => {
  it("lists riders by what they are doing", async () => {
    const offline = await succeed("riders", "list", "--query", PHONE, "--duty", "offline");
    expect(offline).toMatchObject({ count: 1, riders: [{ phone: PHONE }] });
    expect(await succeed("riders", "list", "--query", PHONE, "--duty", "carrying")).toMatchObject({ count: 0 });
    expect((await quickdash(["riders", "list", "--duty", "asleep"])).code).toBe(2);
  });
});
