import { pickFreePorts } from "../machine/ports.mjs";

/**
 * The payment settings of the platform under test: the keys of a Razorpay that the tests themselves play at a free port,
 * and no other method, whatever the caller's environment says.
 */
export async function testPaymentSettings() {
  const { RAZORPAY_PORT } = await pickFreePorts(["RAZORPAY_PORT"]);
  return {
    RAZORPAY_KEY_ID: "rzp_test_quickdash",
    RAZORPAY_KEY_SECRET: "test-key-secret",
    RAZORPAY_WEBHOOK_SECRET: "test-webhook-secret",
    RAZORPAY_BASE_URL: `http://localhost:${RAZORPAY_PORT}`,
    STRIPE_API_KEY: "",
    STRIPE_WEBHOOK_SECRET: "",
  };
}
