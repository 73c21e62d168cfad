import { z } from "zod";
import { orderSchema, paymentSchema, type RazorpayOrder, type RazorpayPayment } from "./entities";
import { refused, refusedAtTheDoor } from "./refusals";
import { isSignatureOf } from "./signatures";

const SIGNATURE_HEADER = "x-razorpay-signature";

/** Events that say something about a payment, and what they say. */
const MEANING = {
  "payment.authorized": "paid",
  "payment.captured": "paid",
  "order.paid": "paid",
  "payment.failed": "failed",
  "refund.processed": "given_back",
} as const;

const envelopeSchema = z.object({ event: z.string(), payload: z.unknown() });
const payloadSchema = z.object({
  payment: z.object({ entity: paymentSchema }),
  order: z.object({ entity: orderSchema }).optional(),
});

/** What a verified webhook is about. */
export interface RazorpayEvent {
  name: keyof typeof MEANING;
  meaning: (typeof MEANING)[keyof typeof MEANING];
  payment: RazorpayPayment;
  /** Only `order.paid` brings the order along. */
  order?: RazorpayOrder;
}

/** A request as Medusa hands it on: the body as it arrived, and its headers. */
export interface WebhookRequest {
  rawData: string | Buffer;
  headers: Record<string, unknown>;
}

/** Whether Razorpay signed exactly these bytes with the secret. */
export function isWebhookSigned({ rawData, headers }: WebhookRequest, secret: string): boolean {
  const signature = headers[SIGNATURE_HEADER];
  const hasBody = typeof rawData === "string" || Buffer.isBuffer(rawData);
  return typeof signature === "string" && hasBody && isSignatureOf(rawData, signature, secret);
}

/**
 * Reads a webhook after its signature over the raw body was found right; null for an event that is of no interest here.
 * Refuses `webhook_signature_invalid` and `webhook_malformed`.
 */
export function readWebhook(request: WebhookRequest, secret: string): RazorpayEvent | null {
  if (!isWebhookSigned(request, secret)) throw refusedAtTheDoor();
  const envelope = envelopeSchema.safeParse(parseJson(request.rawData));
  if (!envelope.success) throw malformed();
  const name = envelope.data.event;
  if (!isKnown(name)) return null;
  const payload = payloadSchema.safeParse(envelope.data.payload);
  if (!payload.success) throw malformed();
  return { name, meaning: MEANING[name], payment: payload.data.payment.entity, order: payload.data.order?.entity };
}

const isKnown = (name: string): name is keyof typeof MEANING => Object.hasOwn(MEANING, name);

const malformed = () => refused("webhook_malformed", "The webhook is not an event as Razorpay documents it.");

function parseJson(raw: string | Buffer): unknown {
  try {
    return JSON.parse(raw.toString());
  } catch {
    throw malformed();
  }
}
