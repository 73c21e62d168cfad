import { quickdash, succeed, temporaryFile } from "../support/cli.js";

const storeAt = (code: string, longitude: number) => ({
  code,
  name: code,
  latitude: -21.5,
  longitude,
  service_radius_m: 2000,
  delivery_fee: 10,
});
/** About 1.5 km from WEST, a little less from EAST, 10 km from FAR. */
const BETWEEN = ["--at", "-21.5,70.5145"];

describe("stores check", () => {
  beforeAll(async () => {
    const stores = [
      storeAt("CLI-CHECK-WEST", 70.5),
      storeAt("CLI-CHECK-EAST", 70.528),
      storeAt("CLI-CHECK-FAR", 70.6113),
    ];
    const file = temporaryFile("stores.json", JSON.stringify({ dark_stores: stores }));
    await succeed("stores", "seed", "--file", file);
    for (const { code } of stores) await succeed("stores", "open", code);
  });

  const verdicts = async () => {
    const { stores } = await succeed("stores", "check", ...BETWEEN);
    // Stores of other tests may be near enough to be named too.
    const own = stores.filter(({ code }: { code: string }) => code.startsWith("CLI-CHECK-"));
    return Object.fromEntries(own.map(({ code, verdict }: Record<string, string>) => [code, verdict]));
  };

  it("names the store that serves the place and why the others do not", async () => {
    const { answer } = await succeed("stores", "check", ...BETWEEN);
    expect(answer).toMatchObject({ serviceable: true, dark_store: { code: "CLI-CHECK-EAST" }, delivery_fee: 10 });
    expect(await verdicts()).toEqual({
      "CLI-CHECK-EAST": "serves",
      "CLI-CHECK-WEST": "second_choice",
      "CLI-CHECK-FAR": "out_of_area",
    });
    const { stdout } = await quickdash(["stores", "check", ...BETWEEN]);
    expect(stdout).toMatch(/^CLI-CHECK-EAST \(CLI-CHECK-EAST\) serves -21.5,70.5145 in \d+ min for ₹10\.\n/);
    expect(stdout).toContain("it could, but CLI-CHECK-EAST is the better choice");
    expect(stdout).toContain("its service area does not reach this place");
  });

  it("follows stores that pause and close", async () => {
    await succeed("stores", "pause", "CLI-CHECK-EAST");
    expect(await verdicts()).toMatchObject({ "CLI-CHECK-EAST": "paused", "CLI-CHECK-WEST": "serves" });
    await succeed("stores", "close", "CLI-CHECK-WEST");
    const { stdout } = await quickdash(["stores", "check", ...BETWEEN, "--nearest", "0"]);
    expect(stdout).toMatch(/^Nobody serves -21.5,70.5145: /);
    expect(stdout).toContain("`quickdash stores open CLI-CHECK-EAST` ends that");
    expect(stdout).not.toContain("CLI-CHECK-FAR");
  });

  it("says so where no area reaches", async () => {
    const { stdout } = await quickdash(["stores", "check", "--at", "-60,-140"]);
    expect(stdout).toBe("Nobody serves -60,-140: no dark store's service area reaches it.\n");
  });

  it.each(["", "12.9", "91,0", "12.9,181", "here"])("refuses %j as a place", async (place) => {
    const { code, stdout, stderr } = await quickdash(["stores", "check", "--at", place]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("--at must be");
  });
});
