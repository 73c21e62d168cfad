import { model } from "@medusajs/framework/utils";
import { MESSAGE_CHANNELS, MESSAGE_KINDS, MESSAGE_STATUSES } from "../../../contract";

/** One message on one channel about one event, from the moment it is owed until it is settled. Holds no address. */
export default model.define("order_message", {
  id: model.id({ prefix: "omsg" }).primaryKey(),
  /** What the event is about: the order, the refund, or the payment session of a cart. */
  subject_id: model.text(),
  order_id: model.text().nullable(),
  cart_id: model.text().nullable(),
  kind: model.enum([...MESSAGE_KINDS]),
  channel: model.enum([...MESSAGE_CHANNELS]),
  status: model.enum([...MESSAGE_STATUSES]),
  /** The money it speaks of, in major units; null when it speaks of none of its own. */
  amount: model.bigNumber().nullable(),
  currency_code: model.text().nullable(),
  occurred_at: model.dateTime(),
  /** Not sent any more after this. */
  expires_at: model.dateTime(),
  /** Not sent again before this. */
  due_at: model.dateTime(),
  /** Whoever sends it has until then; null when nobody does. */
  lease_until: model.dateTime().nullable(),
  attempts: model.number().default(0),
  max_attempts: model.number(),
  last_error: model.text().nullable(),
  /** The id the provider gave it. */
  external_id: model.text().nullable(),
  sent_at: model.dateTime().nullable(),
});
