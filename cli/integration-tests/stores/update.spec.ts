import { quickdash, succeed, temporaryFile } from "../support/cli.js";

const STORE = "CLI-UPDATE";
const SQUARE = [
  [67, -14],
  [67.02, -14],
  [67.02, -13.98],
  [67, -13.98],
  [67, -14],
];
const geojson = {
  type: "Feature",
  properties: { name: "Square" },
  geometry: { type: "Polygon", coordinates: [SQUARE] },
};

describe("stores update", () => {
  beforeAll(async () => {
    const store = { code: STORE, name: "Cli Update", latitude: -14, longitude: 67, service_radius_m: 1000 };
    const file = temporaryFile("stores.json", JSON.stringify({ dark_stores: [store] }));
    await succeed("stores", "seed", "--file", file);
  });

  it("changes what is said and leaves the rest", async () => {
    const changes = ["--name", "Cli Changed", "--prep-minutes", "7", "--max-orders", "80", "--resume-orders", "60"];
    const hours = ["--hours", "mon-fri=07:00-23:00,sat=08:00-13:00+16:00-22:00"];
    const { dark_store } = await succeed("stores", "update", STORE, ...changes, ...hours, "--city", "Testville");
    expect(dark_store).toMatchObject({
      name: "Cli Changed",
      prep_minutes: 7,
      max_open_orders: 80,
      resume_open_orders: 60,
      city: "Testville",
    });
    expect(dark_store.opening_hours).toMatchObject({ mon: [["07:00", "23:00"]], sat: [["08:00", "13:00"], ["16:00", "22:00"]] }); // prettier-ignore
    expect(dark_store.opening_hours.sun).toBeUndefined();
    const back = ["--hours", "always", "--resume-orders", "none", "--max-orders", "none", "--name", "Cli Update"];
    expect((await succeed("stores", "update", STORE, ...back)).dark_store).toMatchObject({
      prep_minutes: 7,
      opening_hours: null,
      max_open_orders: null,
      resume_open_orders: null,
    });
  });

  it("moves the store and redraws its area, which show draws", async () => {
    const file = temporaryFile("square.geojson", JSON.stringify(geojson));
    await succeed("stores", "update", STORE, "--at", "-13.99,67.01", "--area-file", file);
    const { dark_store } = await succeed("stores", "show", STORE);
    expect(dark_store).toMatchObject({ latitude: -13.99, longitude: 67.01 });
    const { stdout } = await quickdash(["stores", "show", STORE]);
    expect(stdout).toContain("  ├───");
    expect(stdout).toMatch(/[⡇⢸]\s+●\s+[⡇⢸]/);
    expect(stdout).toContain(" 2.2 km ");
    expect(stdout.endsWith(`\n  ● ${STORE}\n`)).toBe(true);
    expect((await quickdash(["stores", "show", STORE, "--no-map"])).stdout).not.toContain("●");
    await succeed("stores", "update", STORE, "--radius", "1000");
    expect((await quickdash(["stores", "show", STORE])).stdout).toContain(" 2.0 km ");
  });

  it.each([
    [[], "Say what to change"],
    [["--hours", "early"], "--hours must be always, or DAYS="],
    [["--at", "67"], "--at must be LAT,LNG"],
    [["--radius", "500", "--area-file", "x.geojson"], "either --radius or --area-file"],
  ])("refuses %j with 2", async (args, sentence) => {
    const { code, stdout, stderr } = await quickdash(["stores", "update", STORE, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });

  it("passes on the server's sentence and request id", async () => {
    const { code, stderr } = await quickdash(["stores", "update", STORE, "--timezone", "Mars/Olympus"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/timezone must be an IANA name.*\(request \S+\)/);
  });
});
