import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-CREW";
const RIDER = "+919886770001";

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Crew", "--at", "-9,63"));

describe("riders add", () => {
  it("takes a rider on once for each phone", async () => {
    const add = ["riders", "add", "--first-name", "Cli Ravi", "--phone", RIDER, "--store", STORE];
    expect((await succeed(...add)).rider).toMatchObject({ phone: RIDER, vehicle: "scooter" });
    const again = await quickdash(add);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/^Error: .+\n$/);
    const { riders } = await succeed("riders", "list", "--query", RIDER);
    expect(riders).toMatchObject([{ first_name: "Cli Ravi", phone: RIDER }]);
  });

  it("refuses a vehicle that does not exist with the server's sentence", async () => {
    const args = ["riders", "add", "--first-name", "X", "--phone", "+919886770009", "--vehicle", "boat"];
    const { code, stderr } = await quickdash(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/vehicle.*\(request \S+\)/);
  });
});
