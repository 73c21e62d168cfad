import { MedusaService } from "@medusajs/framework/utils";

export default class OrderFlowService extends MedusaService({}) {}
