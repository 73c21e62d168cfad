import { succeed } from "../support/cli.js";

describe("demo seed", () => {
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
