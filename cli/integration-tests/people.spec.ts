import { quickdash, succeed, temporaryFile } from "./support/cli.js";

const RIDER = "+919886770001";
const IMPORTED = "+919886770002";
const PICKER = "+919886770003";

describe("riders and staff", () => {
  beforeAll(async () => {
    await succeed("stores", "create", "--code", "CLI-CREW", "--name", "Cli Crew", "--at", "-9,63");
  });

  it("are added once per phone and listed", async () => {
    const add = ["riders", "add", "--first-name", "Cli Ravi", "--phone", RIDER, "--store", "CLI-CREW"];
    expect((await succeed(...add)).rider).toMatchObject({ phone: RIDER, vehicle: "scooter" });
    const again = await quickdash(add);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/^Error: .+\n$/);
    const { riders } = await succeed("riders", "list", "--query", RIDER);
    expect(riders).toMatchObject([{ first_name: "Cli Ravi", phone: RIDER }]);
  });

  it("are imported from a file whose bad rows are reported", async () => {
    const rows = [
      `Cli Sunita,${IMPORTED},cycle,CLI-CREW`,
      `Cli Ravi,${RIDER},scooter,`,
      "Cli Nobody,12,scooter,",
      "Cli Lost,,,",
    ];
    const file = temporaryFile("riders.csv", `first_name,phone,vehicle,home_store\n${rows.join("\n")}\n`);
    const { code, json } = await quickdash(["riders", "import", file, "--json"]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ created_count: 1, existing_count: 1, error_count: 2 });
    expect(json.errors.map(({ line }: { line: number }) => line)).toEqual([4, 5]);
  });

  it("work in the stores they were added to", async () => {
    const { staff_member } = await succeed(
      "staff",
      "add",
      "--name",
      "Cli Asha",
      "--phone",
      PICKER,
      "--store",
      "CLI-CREW",
    );
    const { staff } = await succeed("staff", "list", "--store", "CLI-CREW");
    expect(staff.map(({ id }: { id: string }) => id)).toEqual([staff_member.id]);
  });

  it("refuses a vehicle that does not exist with the server's sentence", async () => {
    const args = ["riders", "add", "--first-name", "X", "--phone", "+919886770009", "--vehicle", "boat"];
    const { code, stderr } = await quickdash(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/vehicle.*\(request \S+\)/);
  });
});
