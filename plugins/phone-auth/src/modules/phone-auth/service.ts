import { MedusaService } from "@medusajs/framework/utils";

export default class PhoneAuthService extends MedusaService({}) {}
