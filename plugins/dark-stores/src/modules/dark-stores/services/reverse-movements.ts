import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { adjustStock } from "../queries/adjust-stock.sql";
import { lockOffers } from "../queries/lock-offers.sql";
import { sumMovements } from "../queries/sum-movements.sql";
import { asOfferRefusal } from "./offer-refusals";
import type { Actor } from "./settle";

/**
 * Undoes everything a reference moved, batches included, inside the caller's transaction. What it moved in all is 0
 * afterwards, so a second call changes nothing. Refuses `stock_reserved` when the goods are promised by now.
 */
export async function reverseMovements(
  db: Knex,
  input: Actor & { reference: string; reasons?: { taken: string; given: string } },
): Promise<void> {
  const { taken, given } = input.reasons ?? { taken: "reversed", given: "reversed" };
  const moved = await sumMovements(db, input);
  await lockOffers(db, {
    dark_store_ids: moved.map((each) => each.dark_store_id),
    variant_ids: moved.map((each) => each.variant_id),
  });
  // Read again under the locks: someone else may have undone it while we waited.
  const left = await sumMovements(db, input);
  try {
    await adjustStock(db, {
      dark_store_ids: left.map((each) => each.dark_store_id),
      variant_ids: left.map((each) => each.variant_id),
      differences: left.map((each) => -each.quantity),
      reasons: left.map((each) => (each.quantity > 0 ? taken : given)),
      actor_type: input.actor_type,
      actor_id: input.actor_id,
      reference: input.reference,
    });
  } catch (error) {
    throw asOfferRefusal(error);
  }
}
