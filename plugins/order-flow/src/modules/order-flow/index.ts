import { Module } from "@medusajs/framework/utils";
import OrderFlowService from "./service";

export const ORDER_FLOW_MODULE = "order_flow";

export default Module(ORDER_FLOW_MODULE, { service: OrderFlowService });
