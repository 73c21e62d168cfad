import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { toRiderOffer } from "../../answers/delivery";
import { ridersOf } from "../../services";

/** More offers than this are never open for one rider. */
const MAXIMUM = 50;

/** The offers this rider can accept now, the one that ends first first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const [offers, count] = await riders.listAndCountDeliveryOffers(
    { rider_id: req.auth_context.actor_id, status: "offered", expires_at: { $gt: new Date() } },
    { take: MAXIMUM, order: { expires_at: "ASC", id: "ASC" } },
  );
  const ids = offers.map((offer) => offer.delivery_id);
  const deliveries = ids.length > 0 ? await riders.listDeliveries({ id: ids }, { take: MAXIMUM }) : [];
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  res.json({
    offers: offers.flatMap((offer) => {
      const delivery = byId.get(offer.delivery_id);
      return delivery ? [toRiderOffer(offer, delivery)] : [];
    }),
    count,
    limit: MAXIMUM,
    offset: 0,
  });
}
