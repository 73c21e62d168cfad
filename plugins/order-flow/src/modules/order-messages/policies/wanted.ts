import type { MessageChannel, MessageKind } from "../../../contract";
import { MESSAGE_RULES } from "./message-rules";

/**
 * Whether a customer wants to be told. `preference` is `order_messages` of the customer's metadata: `false` for nothing,
 * or a list of the channels they want. What is about their money they are told whatever they prefer.
 */
export function isWanted(kind: MessageKind, channel: MessageChannel, preference: unknown): boolean {
  if (!MESSAGE_RULES[kind].can_be_declined) return true;
  if (preference === false) return false;
  return Array.isArray(preference) ? preference.includes(channel) : true;
}
