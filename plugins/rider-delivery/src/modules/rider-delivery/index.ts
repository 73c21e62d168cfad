import { Module } from "@medusajs/framework/utils";
import RiderDeliveryService from "./service";

export const RIDER_DELIVERY_MODULE = "rider_delivery";

export default Module(RIDER_DELIVERY_MODULE, { service: RiderDeliveryService });
