import { Module } from "@medusajs/framework/utils";
import OrderFlowService from "./service";

/** Key under which the module is registered in the container. */
export const ORDER_FLOW_MODULE = "order_flow";

export type { OrderFlowService };
export type { OrderEventRecord, OrderMoved, QuickOrderLineRecord, QuickOrderRecord } from "./service";

export default Module(ORDER_FLOW_MODULE, { service: OrderFlowService });
