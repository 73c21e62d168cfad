import { quickdash, succeed, temporaryFile } from "./support/cli.js";

// prettier-ignore
const SEEDED = {
  code: "CLI-SEED",
  name: "Cli Seeded",
  latitude: -5.5,
  longitude: 60.5,
  delivery_fee: 12,
  service_area: {
    type: "Polygon",
    coordinates: [[[60.49, -5.51], [60.51, -5.51], [60.51, -5.49], [60.49, -5.49], [60.49, -5.51]]],
  },
};

describe("stores", () => {
  it("are created, shown, paused and opened by code", async () => {
    const created = await succeed("stores", "create", "--code", "CLI-NEW", "--name", "Cli New", "--at", "-6,61");
    expect(created.dark_store).toMatchObject({ code: "CLI-NEW", status: "open", latitude: -6, longitude: 61 });
    expect((await succeed("stores", "pause", "CLI-NEW")).dark_store.status).toBe("paused");
    const paused = await succeed("stores", "list", "--status", "paused");
    expect(paused.dark_stores.map(({ code }: { code: string }) => code)).toContain("CLI-NEW");
    expect((await succeed("stores", "close", "CLI-NEW")).dark_store.status).toBe("closed");
    expect((await succeed("stores", "open", "CLI-NEW")).dark_store.status).toBe("open");
    expect((await succeed("stores", "show", "CLI-NEW")).dark_store.name).toBe("Cli New");
  });

  it("get a tariff and a surge, and show them", async () => {
    await succeed("stores", "create", "--code", "CLI-FEES", "--name", "Cli Fees", "--at", "-7,62");
    const steps = [
      { up_to_m: 1000, fee: 15 },
      { up_to_m: 2500, fee: 25.5 },
    ];
    const tariff = ["--steps", "1000:15,2500:25.5", "--delivery", "40", "--free-from", "499", "--handling", "4"];
    const changed = await succeed("stores", "fees", "CLI-FEES", ...tariff);
    const expected = { delivery_fee: 40, delivery_fee_steps: steps, free_delivery_from: 499, handling_fee: 4 };
    expect(changed.dark_store).toMatchObject({ ...expected, small_basket_fee: 0 });
    expect((await succeed("stores", "fees", "CLI-FEES", "--free-from", "never")).dark_store).toMatchObject({
      ...expected,
      free_delivery_from: null,
    });
    const { dark_store } = await succeed("stores", "surge", "CLI-FEES", "1.5", "--minutes", "30");
    expect(dark_store).toMatchObject({ ...expected, free_delivery_from: null, surge_multiplier: 1.5 });
    expect(Date.parse(dark_store.surge_ends_at as string)).toBeGreaterThan(Date.now());
    const { stdout } = await quickdash(["stores", "show", "CLI-FEES"]);
    expect(stdout).toContain("₹15 up to 1000 m, ₹25.5 up to 2500 m, beyond ₹40");
    expect(stdout).toContain("x 1.5 until");
    const ended = await succeed("stores", "surge", "CLI-FEES", "1");
    expect(ended.dark_store).toMatchObject({ surge_multiplier: 1, surge_ends_at: null });
    expect((await quickdash(["stores", "surge", "CLI-FEES", "4"])).code).toBe(2);
    expect((await quickdash(["stores", "fees", "CLI-FEES", "--steps", "far:1"])).code).toBe(2);
  });

  it("are seeded from a file once, by code", async () => {
    const file = temporaryFile("stores.json", JSON.stringify({ dark_stores: [SEEDED] }));
    expect(await succeed("stores", "seed", "--file", file)).toMatchObject({ created: ["CLI-SEED"], existing: [] });
    expect(await succeed("stores", "seed", "--file", file)).toMatchObject({ created: [], existing: ["CLI-SEED"] });
  });

  it("refuses a code that does not exist and names those that do", async () => {
    const { code, stderr } = await quickdash(["stores", "show", "CLI-NOWHERE"]);
    expect(code).toBe(1);
    expect(stderr).toContain("There is no dark store CLI-NOWHERE.");
  });

  it("refuses a file that is not a list of stores", async () => {
    const { code, stderr } = await quickdash(["stores", "seed", "--file", temporaryFile("x.json", "[1, 2")]);
    expect(code).toBe(1);
    expect(stderr).toContain("must be JSON of the form");
  });
});

describe("demo data", () => {
  it("can be seeded again and changes nothing", async () => {
    await succeed("demo", "seed");
    const again = await succeed("demo", "seed");
    expect(again).toMatchObject({
      stores: { created: 0, existing: 12 },
      products: { created: 0, updated: 0 },
      offers: { created: 0 },
      customer_phone: expect.stringMatching(/^\+91/),
    });
    expect(again.products.unchanged).toBeGreaterThanOrEqual(220);
    expect(again.rider_phones).toHaveLength(8);
    expect(again.staff).toHaveLength(4);
  });
});
