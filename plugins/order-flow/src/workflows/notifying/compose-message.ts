import type { ClaimedMessage, OrderMessagesService } from "../../modules/order-messages";
import { emailOf, phoneOf } from "../../modules/order-messages/policies/address";
import { languageOf, type Language } from "../../modules/order-messages/policies/language";
import {
  renderMessage,
  type MessageFacts,
  type RenderedMessage,
} from "../../modules/order-messages/policies/render-message";
import { isWanted } from "../../modules/order-messages/policies/wanted";
import type { Receiver, Receivers } from "./read-receivers";

/** Why an unpaid order was cancelled, as the job that cancels it writes it down. */
const PAYMENT_TIMEOUT = "payment_timeout";
const CASH_ON_DELIVERY = "cod";
const DEFAULT_TIME_ZONE = "Asia/Kolkata";
const DEFAULT_CURRENCY = "inr";

/** A message ready to be handed over, or why there is none. */
export type ComposedMessage =
  { to: string; language: Language; content: RenderedMessage } | { ends_as: "no_address" | "declined" | "dead" };

/** Puts a message into words for the one who gets it, in their language. */
export function composeMessage(
  message: ClaimedMessage,
  known: Receivers,
  settings: OrderMessagesService["settings"],
): ComposedMessage {
  const receiver = known.receivers.get(message.order_id ?? message.cart_id ?? "");
  if (!receiver) return { ends_as: "dead" };
  const metadata = receiver.customer?.metadata ?? {};
  if (!isWanted(message.kind, message.channel, metadata.order_messages)) return { ends_as: "declined" };
  const to = addressOf(message, receiver, settings.default_country);
  if (!to) return { ends_as: "no_address" };
  const language = languageOf(metadata.locale, receiver.locale);
  const facts = factsOf(message, known, settings.sender);
  return { to, language, content: renderMessage(message.kind, language, message.channel, facts) };
}

function addressOf(message: ClaimedMessage, receiver: Receiver, defaultCountry: string): string | null {
  const { customer, shipping_address } = receiver;
  if (message.channel === "email") return emailOf(receiver.email, customer?.email);
  return phoneOf(
    [
      { number: customer?.phone, country: null },
      { number: shipping_address?.phone, country: shipping_address?.country_code },
    ],
    defaultCountry,
  );
}

function factsOf(message: ClaimedMessage, { orders, stores }: Receivers, sender: string): MessageFacts {
  const order = orders.get(message.order_id ?? "");
  const store = stores.get(order?.dark_store_id ?? "");
  return {
    sender,
    order_number: order?.display_id ?? null,
    store_name: store?.name ?? null,
    time_zone: store?.timezone ?? DEFAULT_TIME_ZONE,
    promised_at: order ? new Date(order.promised_at) : null,
    currency_code: message.currency_code ?? order?.currency_code ?? DEFAULT_CURRENCY,
    total: order?.total ?? 0,
    cash_to_collect: order?.cash_to_collect ?? 0,
    handoff_code: order?.handoff_code ?? null,
    amount: message.amount ?? 0,
    is_unpaid: order?.cancel_reason === PAYMENT_TIMEOUT,
    is_paid_ahead: order !== undefined && order.payment_method !== CASH_ON_DELIVERY,
  };
}
