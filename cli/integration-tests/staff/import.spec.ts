import { quickdash, succeed, temporaryFile } from "../support/cli.js";

const STORE = "CLI-ROSTER";
const PHONE = "+919886780011";

beforeAll(async () => {
  await succeed("stores", "create", "--code", STORE, "--name", "Cli Roster", "--at", "-15,69");
  await quickdash(["staff", "add", "--name", "Cli Kiran", "--phone", PHONE, "--store", STORE]);
});

describe("staff import", () => {
  it("takes people on from a file, those that are there once, and reports the bad rows", async () => {
    const rows = [
      `Cli Meena,+919886780012,${STORE}`,
      `Cli Kiran,${PHONE},${STORE}`,
      "Cli Lost,+919886780013,CLI-NOWHERE",
      "Cli Nobody,,",
    ];
    const file = temporaryFile("staff.csv", `name,phone,stores\n${rows.join("\n")}\n`);
    const { code, json } = await quickdash(["staff", "import", file, "--json"]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ created_count: 1, existing_count: 1, error_count: 2 });
    expect(json.errors).toMatchObject([
      { line: 4, message: "There is no dark store CLI-NOWHERE." },
      { line: 5, message: "phone is missing" },
    ]);
  });
});
