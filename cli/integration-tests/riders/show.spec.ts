import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770021";

beforeAll(() => succeed("riders", "add", "--first-name", "Cli Meera", "--phone", PHONE));

describe("riders show", () => {
  it("finds a rider by id and by phone, with or without the country's code", async () => {
    const { rider } = await succeed("riders", "show", PHONE);
    expect(rider).toMatchObject({ phone: PHONE, status: "active", duty: "offline", capacity: 3 });
    expect((await succeed("riders", "show", rider.id)).rider.id).toBe(rider.id);
    expect((await succeed("riders", "show", PHONE.slice(3))).rider.id).toBe(rider.id);
    for (const unknown of ["+919886779999", "77000", "Meera", "rider_unknown"]) {
      const { code, stdout, stderr } = await quickdash(["riders", "show", unknown]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^Error: There is no .*rider/);
    }
  });
});
