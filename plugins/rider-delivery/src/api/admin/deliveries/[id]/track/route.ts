import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import { trackQuerySchema } from "../../../../../contract";
import { parse } from "../../../../parse";
import { ridersOf } from "../../../../services";

/** Where the rider of a delivery went from assignment to the end, thinned, in the order of time. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset } = parse(trackQuerySchema, req.query);
  const riders = ridersOf(req);
  const delivery_id = req.params.id as string;
  const [delivery] = await riders.listDeliveries({ id: delivery_id }, { take: 1, select: ["id"] });
  if (!delivery) {
    throw new Refusal("not_found", "delivery_not_found", "There is no such delivery.");
  }
  res.json({ ...(await riders.readTrack({ delivery_id, limit, offset })), limit, offset });
}
