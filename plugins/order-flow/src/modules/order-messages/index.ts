import { Module } from "@medusajs/framework/utils";
import OrderMessagesService from "./service";

/** Key under which the module is registered in the container. */
export const ORDER_MESSAGES_MODULE = "order_messages";

export type { OrderMessagesService };
export type { ClaimedMessage, OrderMessageRecord, OwedMessage, TryOutcome } from "./service";

export default Module(ORDER_MESSAGES_MODULE, { service: OrderMessagesService });
