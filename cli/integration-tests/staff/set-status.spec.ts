import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-SHIFT";
const PHONE = "+919886780001";

describe("staff suspend and activate", () => {
  beforeAll(async () => {
    await succeed("stores", "create", "--code", STORE, "--name", "Cli Shift", "--at", "-15,68");
    await quickdash(["staff", "add", "--name", "Cli Kiran", "--phone", PHONE, "--store", STORE]);
  });

  it("keep people out and let them in again, by phone or id", async () => {
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
});
