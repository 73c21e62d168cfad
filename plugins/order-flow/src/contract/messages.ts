import { z } from "zod";

/** What customers are told of an order and its money. */
export const MESSAGE_KINDS = [
  "order_confirmed",
  "being_packed",
  "rider_on_the_way",
  "delivered",
  "cancelled",
  "refunded",
  "payment_returned",
] as const;
export const messageKindSchema = z.enum(MESSAGE_KINDS);
export type MessageKind = z.infer<typeof messageKindSchema>;

/** The ways to a customer, by Medusa's names. */
export const MESSAGE_CHANNELS = ["sms", "email"] as const;
export const messageChannelSchema = z.enum(MESSAGE_CHANNELS);
export type MessageChannel = z.infer<typeof messageChannelSchema>;

/**
 * `waiting` and `sending` will come to an end; the others are one: `sent`; `dead` was refused or failed too often; `stale`
 * was too old to be of use; `outdated` was overtaken by a later one; `no_address` had nowhere to go; `declined` was not
 * wanted by the customer.
 */
export const MESSAGE_STATUSES = [
  "waiting",
  "sending",
  "sent",
  "dead",
  "stale",
  "outdated",
  "no_address",
  "declined",
] as const;
export const messageStatusSchema = z.enum(MESSAGE_STATUSES);
export type MessageStatus = z.infer<typeof messageStatusSchema>;

/** Which kinds go out on which channel; a channel that is left out stays silent. */
export const messageChannelsSchema = z.partialRecord(messageChannelSchema, z.array(messageKindSchema));
export type MessageChannels = z.infer<typeof messageChannelsSchema>;

/** A message as operations see it: whom it went to is with Medusa's order, never here. */
export interface OrderMessage {
  id: string;
  order_id: string | null;
  cart_id: string | null;
  kind: MessageKind;
  channel: MessageChannel;
  status: MessageStatus;
  attempts: number;
  last_error: string | null;
  occurred_at: string;
  due_at: string;
  expires_at: string;
  sent_at: string | null;
  created_at: string;
}
