import { amountToCapture, paymentMethodOf } from "./payment-method";

describe("the payment method of a provider id", () => {
  it.each([
    ["pp_cod_cod", "cod"],
    ["pp_system_default", "system"],
    ["pp_razorpay_razorpay", "razorpay"],
    ["odd", "odd"],
  ])("of %s is %s", (providerId, method) => {
    expect(paymentMethodOf(providerId)).toBe(method);
  });
});

describe("the amount to capture", () => {
  it("is what is due, or all where a payment cannot be captured in part", () => {
    expect(amountToCapture("stripe", 80)).toBe(80);
    expect(amountToCapture("cod", 80)).toBe(80);
    expect(amountToCapture("razorpay", 80)).toBeUndefined();
  });
});
