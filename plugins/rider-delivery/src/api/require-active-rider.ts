import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ridersOf } from "./services";

/** Lets only riders in that exist and are not suspended; `unauthorized` or `rider_suspended` otherwise. */
export async function requireActiveRider(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { actor_id } = (req as AuthenticatedMedusaRequest).auth_context;
  const [rider] = await ridersOf(req).listRiders({ id: actor_id }, { take: 1, select: ["id", "status"] });
  if (!rider) {
    throw new Refusal("unauthorized", "unauthorized", "This rider does not exist any more: log in again.");
  }
  if (rider.status === "suspended") {
    throw new Refusal("not_allowed", "rider_suspended", "You are suspended: contact operations.");
  }
  next();
}
