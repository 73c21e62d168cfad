import { MedusaService } from "@medusajs/framework/utils";

export default class RiderDeliveryService extends MedusaService({}) {}
