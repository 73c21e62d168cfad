import {
  bodiesOf,
  changeOf,
  isAboveMrp,
  isPriceRule,
  isStockRule,
  type BulkChange,
  type OfferValues,
} from "./offer-values.js";

const offer: OfferValues = {
  dark_store_id: "ds_1",
  variant_id: "variant_1",
  price: 45,
  mrp: 50,
  on_hand: 12,
  reserved: 2,
  reorder_level: 5,
  is_available: true,
};
const nothing: BulkChange = { price: "", mrp: "", on_hand: "", reorder_level: "", is_available: "" };

describe("changeOf", () => {
  it.each([
    ["sets a price", { price: "47.5" }, { price: 47.5 }],
    ["raises by percent, rounded half up", { price: "+7%" }, { price: 48.15 }],
    ["lowers by percent", { mrp: "-12.5%" }, { mrp: 43.75 }],
    ["never goes below nothing", { price: "-150%", on_hand: "-40" }, { price: 0, on_hand: 0 }],
    ["sets and adds pieces", { on_hand: "+8", reorder_level: "3" }, { on_hand: 20, reorder_level: 3 }],
    ["takes off sale", { is_available: "false" as const }, { is_available: false }],
    ["leaves out what stays as it is", { price: "45", is_available: "true" as const }, {}],
  ])("%s", (_rule, wanted, expected) => {
    expect(changeOf(offer, { ...nothing, ...wanted })).toEqual(expected);
  });
});

describe("bodiesOf", () => {
  it("groups by store and leaves out offers that stay as they are", () => {
    const other = { ...offer, dark_store_id: "ds_2", variant_id: "variant_2", price: 47 };
    expect([...bodiesOf([offer, other], { ...nothing, price: "47" })]).toEqual([
      ["ds_1", [{ variant_id: "variant_1", price: 47 }]],
    ]);
  });
});

describe("isAboveMrp", () => {
  it("compares what the price and the MRP become, not what they were", () => {
    expect([{ price: 51 }, { mrp: 44 }].map((change) => isAboveMrp(offer, change))).toEqual([true, true]);
    expect([{ price: 50 }, { price: 51, mrp: 51 }, {}].map((change) => isAboveMrp(offer, change))).not.toContain(true);
  });
});

describe("rules", () => {
  it("are amounts, pieces, differences and percents", () => {
    expect(["", "10", "10.5", "+5%", "-2.5%"].every(isPriceRule)).toBe(true);
    expect(["-5", "5%", "1e3", "ten", "1.234"].some(isPriceRule)).toBe(false);
    expect(["", "10", "+5", "-5"].every(isStockRule)).toBe(true);
    expect(["1.5", "+5%", "many"].some(isStockRule)).toBe(false);
  });
});
