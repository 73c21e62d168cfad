import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import { toAdminDelivery, toAdminOffer, toDeliveryEvent, toProof } from "../../../answers/delivery";
import { ridersOf } from "../../../services";

/** Rows of the log and of the offers that are shown, the newest ones. */
const MAXIMUM = 200;

/** One delivery with its offers and its log. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const delivery_id = req.params.id as string;
  const [delivery] = await riders.listDeliveries({ id: delivery_id }, { take: 1 });
  if (!delivery) {
    throw new Refusal("not_found", "delivery_not_found", "There is no such delivery.");
  }
  const newest = { take: MAXIMUM, order: { created_at: "DESC" } } as const;
  const [earnings, offers, events, [proof]] = await Promise.all([
    riders.listRiderEarnings({ delivery_id }, { take: MAXIMUM }),
    riders.listDeliveryOffers({ delivery_id }, newest),
    riders.listDeliveryEvents({ delivery_id }, newest),
    riders.listDeliveryProofs({ delivery_id }, { ...newest, take: 1 }),
  ]);
  res.json({
    delivery: {
      ...toAdminDelivery(delivery, earnings),
      offers: offers.map(toAdminOffer),
      proof: proof ? toProof(proof) : null,
      events: events.reverse().map(toDeliveryEvent),
    },
  });
}
