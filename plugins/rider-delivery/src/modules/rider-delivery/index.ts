import { Module } from "@medusajs/framework/utils";
import RiderDeliveryService from "./service";

/** Key under which the module is registered in the container. */
export const RIDER_DELIVERY_MODULE = "rider_delivery";

export type { RiderDeliveryService };
export type { AdjustmentInput, CashSettlementInput } from "./parts/riders-service";

export default Module(RIDER_DELIVERY_MODULE, { service: RiderDeliveryService });
