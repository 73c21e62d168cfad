import { formatMoney } from "./money.js";

it.each([
  [40, "inr", "₹40"],
  [25.5, "INR", "₹25.50"],
  [1234567.5, "eur", "€1,234,567.50"],
  [-12, "usd", "-$12"],
  [1500, "jpy", "¥1,500"],
  [0, "inr", "₹0"],
  [7.25, null, "7.25"],
  [7.25, "rupees", "7.25"],
])("writes %d of %s as %s", (amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});
