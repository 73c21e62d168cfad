import { paymentMethodOf } from "./payment-method";

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
