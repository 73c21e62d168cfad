import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770022";

beforeAll(async () => {
  await succeed("stores", "create", "--code", "CLI-GARAGE", "--name", "Cli Garage", "--at", "-9,64");
  await succeed("riders", "add", "--first-name", "Cli Uma", "--phone", PHONE);
});

describe("riders update", () => {
  it("changes what is said, and a word takes it back", async () => {
    const changes = ["--vehicle", "cycle", "--capacity", "1", "--store", "CLI-GARAGE", "--cash-limit", "500"];
    const { rider } = await succeed("riders", "update", PHONE, ...changes);
    expect(rider).toMatchObject({ first_name: "Cli Uma", vehicle: "cycle", capacity: 1, cash_limit: 500 });
    expect((await quickdash(["riders", "show", PHONE])).stdout).toMatch(/home store\s+CLI-GARAGE/);
    const back = ["--capacity", "vehicle", "--cash-limit", "default", "--store", "none"];
    expect((await succeed("riders", "update", PHONE, ...back)).rider).toMatchObject({
      vehicle: "cycle",
      capacity: 2,
      own_capacity: null,
      cash_limit: null,
      home_dark_store_id: null,
    });
    for (const wrong of [["--capacity", "7"], ["--capacity", "many"], []]) {
      const { code, stdout } = await quickdash(["riders", "update", PHONE, ...wrong]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    }
  });
});
