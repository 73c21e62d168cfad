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
