import type { MedusaRequest } from "@medusajs/framework/http";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../modules/rider-delivery";

/** The module behind a request. */
export function ridersOf(req: Pick<MedusaRequest, "scope">): RiderDeliveryService {
  return req.scope.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
}
