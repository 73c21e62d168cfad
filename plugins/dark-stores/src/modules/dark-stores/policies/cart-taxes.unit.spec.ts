import { bearsOtherTaxes, isTaxedAnew, type Taxed } from "./cart-taxes";

const home = { country_code: "in", province: "KA", city: "Bengaluru", postal_code: "560001" };

describe("an address", () => {
  it.each([
    ["none given", null],
    ["the same one", { ...home, country_code: "IN" }],
    ["another street", { address_1: "2 Second Main" }],
  ])("is not taxed anew: %s", (_case, after) => {
    expect(isTaxedAnew(home, after)).toBe(false);
  });

  it.each([
    ["another country", { country_code: "us" }],
    ["another state", { ...home, province: "MH" }],
    ["another postal code", { postal_code: "400001" }],
    ["a city that is taken away", { city: null }],
  ])("is taxed anew: %s", (_case, after) => {
    expect(isTaxedAnew(home, after)).toBe(true);
  });

  it("is taxed anew when it is the first", () => {
    expect(isTaxedAnew(null, home)).toBe(true);
  });
});

describe("a line", () => {
  const line = (taxes: Taxed["taxes"]): Taxed => ({ id: "line_1", taxes });
  const due = (...taxes: Taxed["taxes"]) => taxes.map((tax) => ({ ...tax, line_item_id: "line_1" }));
  const central = { code: "CGST", rate: 2.5, rate_id: "rate_1" };
  const state = { code: "SGST", rate: 2.5, rate_id: "rate_2" };

  it("bears the taxes that are due, in whatever order", () => {
    expect(bearsOtherTaxes([line([central, state])], due(state, central))).toBe(false);
    expect(bearsOtherTaxes([line([])], [])).toBe(false);
  });

  it.each([
    ["a rate changed", [central], due({ ...central, rate: 6 })],
    ["a tax came", [central], due(central, state)],
    ["a tax went", [central, state], due(central)],
    ["only another line is taxed", [central], [{ ...central, line_item_id: "line_2" }]],
  ])("bears other taxes: %s", (_case, taxes, now) => {
    expect(bearsOtherTaxes([line(taxes)], now)).toBe(true);
  });
});

it("a delivery bears the taxes that name it", () => {
  const tax = { code: "GST", rate: 18, rate_id: "rate_3" };
  const delivery = { id: "method_1", taxes: [tax] };
  expect(bearsOtherTaxes([delivery], [{ ...tax, shipping_line_id: "method_1" }])).toBe(false);
  expect(bearsOtherTaxes([delivery], [{ ...tax, shipping_line_id: "method_2" }])).toBe(true);
});
