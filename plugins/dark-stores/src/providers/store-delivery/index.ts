import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import StoreDeliveryProvider from "./service";

export default ModuleProvider(Modules.FULFILLMENT, { services: [StoreDeliveryProvider] });
