import { planTaxRules, type TaxRate } from "./product-tax-rules";

const RATES: TaxRate[] = [
  { id: "in-5", rate: 5, tax_region_id: "in" },
  { id: "in-5-again", rate: 5, tax_region_id: "in" },
  { id: "in-12", rate: 12, tax_region_id: "in" },
  { id: "np-5", rate: 5, tax_region_id: "np" },
];

it("gives a product its rate once in each country", () => {
  expect(planTaxRules(new Map([["milk", 5]]), RATES, [])).toEqual({
    removed: [],
    added: [
      { tax_rate_id: "in-5", reference_id: "milk" },
      { tax_rate_id: "np-5", reference_id: "milk" },
    ],
  });
});

it("changes nothing of a product that bears its rate", () => {
  const rules = ["in-5-again", "np-5"].map((tax_rate_id) => ({ id: tax_rate_id, reference_id: "milk", tax_rate_id }));
  expect(planTaxRules(new Map([["milk", 5]]), RATES, rules)).toEqual({ removed: [], added: [] });
});

it("takes away a rate that is another, or that stands twice", () => {
  const rules = [
    { id: "twice", tax_rate_id: "in-5" },
    { id: "once", tax_rate_id: "in-5-again" },
    { id: "other", tax_rate_id: "in-12" },
  ].map((rule) => ({ ...rule, reference_id: "milk" }));
  expect(planTaxRules(new Map([["milk", 5]]), RATES, rules)).toEqual({
    removed: ["once", "other"],
    added: [{ tax_rate_id: "np-5", reference_id: "milk" }],
  });
});

it("takes a product's own rate away without another, and leaves provinces alone", () => {
  const rules = [
    { id: "own", reference_id: "milk", tax_rate_id: "in-12" },
    { id: "province", reference_id: "milk", tax_rate_id: "karnataka-3" },
  ];
  expect(planTaxRules(new Map([["milk", null]]), RATES, rules)).toEqual({ removed: ["own"], added: [] });
});
