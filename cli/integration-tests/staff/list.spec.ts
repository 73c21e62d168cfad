import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-SHELVES";
const PHONE = "+919886770005";

beforeAll(async () => {
  await succeed("stores", "create", "--code", STORE, "--name", "Cli Shelves", "--at", "-9,67");
  await succeed("staff", "add", "--name", "Cli Bina", "--phone", PHONE, "--store", STORE);
});

describe("staff list", () => {
  it("lists those who work in a store", async () => {
    const { staff } = await succeed("staff", "list", "--store", STORE);
    expect(staff).toMatchObject([{ name: "Cli Bina", phone: PHONE }]);
    expect((await quickdash(["staff", "list", "--store", STORE])).stdout).toMatch(/Cli Bina +\+919886770005/);
  });

  it("refuses a store that there is not", async () => {
    const { code, stderr } = await quickdash(["staff", "list", "--store", "CLI-NOWHERE"]);
    expect(code).toBe(1);
    expect(stderr).toContain("There is no dark store CLI-NOWHERE.");
  });
});
