import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import CashOnDeliveryProvider from "./cash-on-delivery-provider";

export default ModuleProvider(Modules.PAYMENT, { services: [CashOnDeliveryProvider] });
