import { quickdash, succeed, temporaryFile } from "../support/cli.js";

const STORE = "CLI-SHIFT";
const PHONE = "+919886780001";

describe("store staff", () => {
  beforeAll(async () => {
    const store = { code: STORE, name: "Cli Shift", latitude: -15, longitude: 68, service_radius_m: 1000 };
    const file = temporaryFile("stores.json", JSON.stringify({ dark_stores: [store] }));
    await succeed("stores", "seed", "--file", file);
    await quickdash(["staff", "add", "--name", "Cli Kiran", "--phone", PHONE, "--store", STORE]);
  });

  it("are suspended and activated by phone or id", async () => {
    const { staff_member: member } = await succeed("staff", "suspend", PHONE);
    expect(member).toMatchObject({ phone: PHONE, status: "inactive", dark_store_ids: [expect.any(String)] });
    expect((await succeed("staff", "activate", member.id)).staff_member.status).toBe("active");
    expect((await quickdash(["staff", "suspend", PHONE.slice(3)])).stdout).toBe(`Cli Kiran (${PHONE}) is inactive.\n`);
    await succeed("staff", "activate", PHONE);
    for (const unknown of ["+919886789999", "staff_unknown"]) {
      const { code, stdout, stderr } = await quickdash(["staff", "suspend", unknown]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^Error: .*staff/);
    }
  });

  it("are imported from a file whose bad rows are reported", async () => {
    const rows = [
      `Cli Meena,+919886780002,${STORE}`,
      `Cli Kiran,${PHONE},${STORE}`,
      "Cli Lost,+919886780003,CLI-NOWHERE",
      "Cli Nobody,,",
    ];
    const file = temporaryFile("staff.csv", `name,phone,stores\n${rows.join("\n")}\n`);
    const { code, json } = await quickdash(["staff", "import", file, "--json"]);
    expect(code).toBe(1);
    expect(json.created_count + json.existing_count).toBe(2);
    expect(json.errors).toMatchObject([
      { line: 4, message: "There is no dark store CLI-NOWHERE." },
      { line: 5, message: "phone is missing" },
    ]);
  });
});
