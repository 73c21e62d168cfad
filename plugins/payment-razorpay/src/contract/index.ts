import { z } from "zod";

/** How the backend names this plugin. */
export const PLUGIN = "@quickdash/payment-razorpay";

/** Where Razorpay's webhooks arrive: Medusa's route, for the provider registered as `razorpay`. */
export const WEBHOOK_PATH = "/hooks/payment/razorpay_razorpay";

const MAX_ID = 64;
const SIGNATURE = /^[0-9a-f]{64}$/;

/** What Razorpay Checkout hands to the browser after a payment, as `POST /store/payment-sessions/:id/razorpay-callback` takes it. */
export const razorpayCallbackSchema = z.object({
  razorpay_order_id: z.string().min(1).max(MAX_ID),
  razorpay_payment_id: z.string().min(1).max(MAX_ID),
  razorpay_signature: z.string().regex(SIGNATURE, "must be 64 hexadecimal digits"),
});
export type RazorpayCallback = z.infer<typeof razorpayCallbackSchema>;
