import { quickdash, succeed, temporaryFile } from "./support/cli.js";

const RIDER = "+919886770001";
const IMPORTED = "+919886770002";
const PICKER = "+919886770003";
const UPDATED = "+919886770004";

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

describe("one rider", () => {
  beforeAll(async () => {
    await succeed("stores", "create", "--code", "CLI-GARAGE", "--name", "Cli Garage", "--at", "-9,64");
    await succeed("riders", "add", "--first-name", "Cli Meera", "--phone", UPDATED);
  });

  it("is found by id and by phone, with or without the country's code", async () => {
    const { rider } = await succeed("riders", "show", UPDATED);
    expect(rider).toMatchObject({ phone: UPDATED, status: "active", duty: "offline", capacity: 3 });
    expect((await succeed("riders", "show", rider.id)).rider.id).toBe(rider.id);
    expect((await succeed("riders", "show", UPDATED.slice(3))).rider.id).toBe(rider.id);
    for (const unknown of ["+919886779999", "77000", "Meera", "rider_unknown"]) {
      const { code, stdout, stderr } = await quickdash(["riders", "show", unknown]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^Error: There is no .*rider/);
    }
  });

  it("is changed where something is said, and a word takes it back", async () => {
    const changes = ["--vehicle", "cycle", "--capacity", "1", "--store", "CLI-GARAGE", "--cash-limit", "500"];
    const { rider } = await succeed("riders", "update", UPDATED, ...changes);
    expect(rider).toMatchObject({ first_name: "Cli Meera", vehicle: "cycle", capacity: 1, cash_limit: 500 });
    expect((await quickdash(["riders", "show", UPDATED])).stdout).toMatch(/home store\s+CLI-GARAGE/);
    const back = ["--capacity", "vehicle", "--cash-limit", "default", "--store", "none"];
    expect((await succeed("riders", "update", UPDATED, ...back)).rider).toMatchObject({
      vehicle: "cycle",
      capacity: 2,
      own_capacity: null,
      cash_limit: null,
      home_dark_store_id: null,
    });
    for (const wrong of [["--capacity", "7"], ["--capacity", "many"], []]) {
      const { code, stdout } = await quickdash(["riders", "update", UPDATED, ...wrong]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    }
  });

  it("is suspended and reinstated", async () => {
    expect((await succeed("riders", "suspend", UPDATED)).rider).toMatchObject({ status: "suspended", duty: "offline" });
    expect((await quickdash(["riders", "list", "--query", UPDATED])).stdout).toContain("suspended");
    expect((await succeed("riders", "reinstate", UPDATED)).rider).toMatchObject({ status: "active" });
  });

  it("is listed by what they are doing", async () => {
    const offline = await succeed("riders", "list", "--query", UPDATED, "--duty", "offline");
    expect(offline).toMatchObject({ count: 1, riders: [{ phone: UPDATED }] });
    expect(await succeed("riders", "list", "--query", UPDATED, "--duty", "carrying")).toMatchObject({ count: 0 });
    expect((await quickdash(["riders", "list", "--duty", "asleep"])).code).toBe(2);
  });

  it("holds cash, of which no more can be handed in than there is", async () => {
    expect(await succeed("riders", "cash", UPDATED)).toMatchObject({ balance: 0, entries: [], count: 0 });
    const { code, stdout, stderr } = await quickdash(["riders", "settle-cash", UPDATED, "--amount", "10"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/holds 0 in cash.*\(request \S+\)/);
    expect((await quickdash(["riders", "settle-cash", UPDATED])).code).toBe(2);
    expect((await quickdash(["riders", "settle-cash", UPDATED, "--amount", "-5"])).code).toBe(2);
  });

  it("earns what operations add, and reads why", async () => {
    const reason = "waited an hour at the store";
    await succeed("riders", "adjust-earnings", UPDATED, "--amount", "50", "--reason", reason);
    await succeed("riders", "adjust-earnings", UPDATED, "--amount=-20.5", "--reason", "lost bag");
    expect(await succeed("riders", "earnings", UPDATED)).toMatchObject({
      total: 29.5,
      by_kind: { adjustment: 29.5 },
      earnings: [
        { amount: -20.5, reason: "lost bag" },
        { amount: 50, reason },
      ],
    });
    expect(await succeed("riders", "earnings", UPDATED, "--to", "2020-01-01")).toMatchObject({ total: 0, count: 0 });
    const { stdout } = await quickdash(["riders", "earnings", UPDATED]);
    expect(stdout).toContain("earned ₹29.50 with 0 deliveries: adjustment ₹29.50.");
    expect((await quickdash(["riders", "adjust-earnings", UPDATED, "--amount", "0", "--reason", "x"])).code).toBe(2);
    expect((await quickdash(["riders", "earnings", UPDATED, "--from", "yesterday"])).code).toBe(2);
  });

  it("has documents, each reviewed once", async () => {
    const entered = await succeed("riders", "enter-document", UPDATED, "--kind", "identity", "--number", "X-1");
    const { id } = entered.document;
    expect((await succeed("riders", "documents", "--status", "approved", "--limit", "200")).rider_documents).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, kind: "identity", valid: true })]),
    );
    const again = await quickdash(["riders", "approve-document", id]);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/review/i) });
    expect((await quickdash(["riders", "reject-document", id])).code).toBe(2);
    expect((await quickdash(["riders", "documents", "--expires-before", "soon"])).code).toBe(2);
  });
});
