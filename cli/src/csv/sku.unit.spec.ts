import { SkuAllocator, skuOf, slugOf } from "./sku.js";

describe("the SKU of a row that has none", () => {
  it("is the same for the same product, whatever its capitals and spaces", () => {
    expect(skuOf({ name: "Toor  Dal ", unit: "1 kg" })).toBe(skuOf({ name: "toor dal", unit: "1 KG" }));
  });

  it("differs by brand and by pack", () => {
    const skus = [
      skuOf({ name: "Toor Dal", unit: "1 kg" }),
      skuOf({ name: "Toor Dal", unit: "500 g" }),
      skuOf({ name: "Toor Dal", unit: "1 kg", brand: "Dhanyam" }),
      skuOf({ name: "Toor Dal", unit: "1 kg", pack: "2" }),
    ];
    expect(new Set(skus).size).toBe(4);
  });

  it("is readable and short, and works for names without Latin letters", () => {
    expect(skuOf({ name: "Crème Brûlée Mix", unit: "200 g" })).toMatch(/^creme-brulee-mix-200-g-[0-9a-f]{8}$/);
    expect(skuOf({ name: "x".repeat(500) }).length).toBeLessThanOrEqual(49);
    expect(skuOf({ name: "प्याज" })).toMatch(/^[0-9a-f]{8}$/);
  });

  it("keeps no hyphen at the ends of a slug", () => {
    expect(slugOf("--(Onion) & Potato!")).toBe("onion-potato");
  });
});

describe("rows of one file", () => {
  it("merges a product that is listed again at the same MRP", () => {
    const allocator = new SkuAllocator();
    const first = allocator.allocate({ name: "Onion" }, 25);
    expect(allocator.allocate({ name: "onion" }, 25)).toEqual({ sku: first.sku, repeated: true });
  });

  it("gives a product at another MRP a SKU of its own, every time the same", () => {
    const allocator = new SkuAllocator();
    const first = allocator.allocate({ name: "Onion" }, 25);
    expect(allocator.allocate({ name: "Onion" }, 68.5)).toEqual({ sku: `${first.sku}-m68-5`, repeated: false });
    expect(allocator.allocate({ name: "Onion" }, 68.5)).toEqual({ sku: `${first.sku}-m68-5`, repeated: true });
    expect(allocator.allocate({ name: "Onion" }, 25)).toEqual({ sku: first.sku, repeated: true });
  });
});
