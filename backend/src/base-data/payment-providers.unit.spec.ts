import { providersWanted } from "./payment-providers";

const COD = "pp_cod_cod";
const RAZORPAY = "pp_razorpay_razorpay";
const STRIPE = "pp_stripe_stripe";

describe("the payment methods of the home market", () => {
  it("are those whose keys are set, beside what is there", () => {
    expect(providersWanted([COD], { RAZORPAY_KEY_ID: "rzp_test" })).toEqual([COD, RAZORPAY]);
    expect(providersWanted([COD, RAZORPAY], { RAZORPAY_KEY_ID: "rzp_test", STRIPE_API_KEY: "sk_test" })).toEqual([
      COD,
      RAZORPAY,
      STRIPE,
    ]);
  });

  it("lose a method whose keys are gone, and keep what operators chose", () => {
    expect(providersWanted([COD, RAZORPAY, STRIPE], {})).toEqual([COD]);
    expect(providersWanted([RAZORPAY, "pp_system_default"], {})).toEqual(["pp_system_default"]);
  });
});
