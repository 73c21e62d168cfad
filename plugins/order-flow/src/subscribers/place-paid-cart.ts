import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { Logger, MedusaContainer, ProviderWebhookPayload } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules, PaymentActions, PaymentWebhookEvents } from "@medusajs/framework/utils";
import { returnUnplacedPaymentWorkflow } from "../workflows/paying/workflows/return-unplaced-payment";
import { isRefusedForGood, type PlacingError } from "../workflows/placing/placing-errors";
import { placeOrderWorkflow } from "../workflows/placing/workflows/place-order";

const PAID: readonly string[] = [PaymentActions.AUTHORIZED, PaymentActions.SUCCESSFUL];

interface SessionOwner {
  payment_collection?: { cart?: { id: string; completed_at: Date | string | null } };
}

/**
 * Places the cart of a customer who paid and did not come back, for instance from the UPI app. Medusa's own handler of
 * webhooks cannot: it completes carts without holding stock, which is refused. What cannot be placed is given back.
 * Everything but a refusal for good is thrown, so that the webhook is tried again.
 */
export default async function placePaidCart({ event, container }: SubscriberArgs<ProviderWebhookPayload>) {
  const webhook = await container.resolve(Modules.PAYMENT).getWebhookActionAndData(withRawBody(event.data));
  const session_id = webhook.data?.session_id;
  if (!session_id || !PAID.includes(webhook.action)) return;
  const cart_id = await findOpenCart(container, session_id);
  if (!cart_id) return;
  const { errors } = await placeOrderWorkflow(container).run({ input: { cart_id }, throwOnError: false });
  const error = errors[0]?.error as PlacingError | undefined;
  if (!error) return;
  if (!isRefusedForGood(error)) throw error;
  const { result } = await returnUnplacedPaymentWorkflow(container).run({ input: { cart_id, session_id } });
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  if (result.returned)
    logger.warn(`Cart ${cart_id} was paid and cannot be placed (${error.code}): the money goes back.`);
}

/** The cart a session pays for; undefined when it is an order already, or no cart's at all. */
async function findOpenCart(container: MedusaContainer, sessionId: string): Promise<string | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_session",
    fields: ["payment_collection.cart.id", "payment_collection.cart.completed_at"],
    filters: { id: sessionId },
  });
  const cart = (data[0] as SessionOwner | undefined)?.payment_collection?.cart;
  return cart && !cart.completed_at ? cart.id : undefined;
}

/** The bytes of the body are a list of numbers once the event has been through Redis. */
function withRawBody(webhook: ProviderWebhookPayload): ProviderWebhookPayload {
  const { rawData } = webhook.payload as { rawData: unknown };
  const sent = rawData as { type?: string; data?: number[] } | undefined;
  if (sent?.type !== "Buffer" || !sent.data) return webhook;
  return { ...webhook, payload: { ...webhook.payload, rawData: Buffer.from(sent.data) } };
}

export const config: SubscriberConfig = {
  event: PaymentWebhookEvents.WebhookReceived,
  context: { subscriberId: "order-flow-place-paid-cart" },
};
