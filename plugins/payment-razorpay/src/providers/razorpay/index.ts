import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import RazorpayProvider from "./razorpay-provider";

export default ModuleProvider(Modules.PAYMENT, { services: [RazorpayProvider] });
