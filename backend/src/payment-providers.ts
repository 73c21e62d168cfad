import type { Environment } from "./environment";

interface ProviderRegistration {
  resolve: string;
  id: string;
  options?: Record<string, unknown>;
}

/**
 * How customers can pay: cash at the door always, Razorpay and Stripe where their keys are set. Stripe only reserves the
 * money; Razorpay takes it, since most of its methods cannot reserve.
 */
export function paymentProvidersOf(environment: Environment): ProviderRegistration[] {
  const providers: ProviderRegistration[] = [{ resolve: "@quickdash/payment-cod/providers/cod", id: "cod" }];
  if (environment.RAZORPAY_KEY_ID) {
    providers.push({
      resolve: "@quickdash/payment-razorpay/providers/razorpay",
      id: "razorpay",
      options: {
        key_id: environment.RAZORPAY_KEY_ID,
        key_secret: environment.RAZORPAY_KEY_SECRET,
        webhook_secret: environment.RAZORPAY_WEBHOOK_SECRET,
        base_url: environment.RAZORPAY_BASE_URL,
      },
    });
  }
  if (environment.STRIPE_API_KEY) {
    providers.push({
      resolve: "@medusajs/medusa/payment-stripe",
      id: "stripe",
      options: { apiKey: environment.STRIPE_API_KEY, webhookSecret: environment.STRIPE_WEBHOOK_SECRET, capture: false },
    });
  }
  return providers;
}
