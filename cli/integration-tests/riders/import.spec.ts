import { quickdash, succeed, temporaryFile } from "../support/cli.js";

const STORE = "CLI-HIRED";
const KNOWN = "+919886770011";
const IMPORTED = "+919886770012";

beforeAll(async () => {
  await succeed("stores", "create", "--code", STORE, "--name", "Cli Hired", "--at", "-9,65");
  await succeed("riders", "add", "--first-name", "Cli Ravi", "--phone", KNOWN);
});

describe("riders import", () => {
  it("takes riders on from a file, those that are there once, and reports the bad rows", async () => {
    const rows = [
      `Cli Sunita,${IMPORTED},cycle,${STORE}`,
      `Cli Ravi,${KNOWN},scooter,`,
      "Cli Nobody,12,scooter,",
      "Cli Lost,,,",
    ];
    const file = temporaryFile("riders.csv", `first_name,phone,vehicle,home_store\n${rows.join("\n")}\n`);
    const { code, json } = await quickdash(["riders", "import", file, "--json"]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ created_count: 1, existing_count: 1, error_count: 2 });
    expect(json.errors.map(({ line }: { line: number }) => line)).toEqual([4, 5]);
  });
});
