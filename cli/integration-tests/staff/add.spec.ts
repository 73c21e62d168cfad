import { quickdash, succeed } from "../support/cli.js";

const STORE = "CLI-PICK";
const PHONE = "+919886770003";

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Pick", "--at", "-9,66"));

describe("staff add", () => {
  it("takes a picker on for a store, once for each phone", async () => {
    const add = ["staff", "add", "--name", "Cli Asha", "--phone", PHONE, "--store", STORE];
    const { staff_member: member } = await succeed(...add);
    expect(member).toMatchObject({ name: "Cli Asha", phone: PHONE, dark_store_ids: [expect.any(String)] });
    const again = await quickdash(add);
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: "" });
    expect(again.stderr).toMatch(/^Error: .+\n$/);
  });

  it("refuses a store that there is not", async () => {
    const args = ["staff", "add", "--name", "X", "--phone", "+919886770004", "--store", "CLI-NOWHERE"];
    const { code, stderr } = await quickdash(args);
    expect(code).toBe(1);
    expect(stderr).toContain("There is no dark store CLI-NOWHERE.");
  });
});
