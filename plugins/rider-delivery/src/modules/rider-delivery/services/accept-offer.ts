import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import { acceptOffer } from "../queries/accept-offer.sql";
import type { OfferAnswer } from "../queries/accept-offer.sql";
import { findOffer } from "../queries/find-offer.sql";
import { lockDutyOf, requireOnShift } from "./rider-duty";

export type Acceptance = {
  delivery_id: string;
  /** False when this rider had accepted the same offer before: nothing changed. */
  changed: boolean;
  withdrawn: { offer_id: string; rider_id: string; reason: "taken" | "cancelled" }[];
};

/**
 * Accepts an offer for a rider; of any number of riders at once exactly one wins.
 * Refuses with `offer_not_found`, `offer_taken`, `offer_expired`, `offer_declined`, `offer_withdrawn`, `not_on_shift`,
 * `shift_closing`, `rider_suspended`, `delivery_unfinished`. Accepting the same offer again answers as the first time.
 */
export async function acceptOfferOnce(
  db: Knex,
  { offer_id, rider_id }: { offer_id: string; rider_id: string },
): Promise<Acceptance> {
  return db.transaction(async (trx) => {
    const duty = await lockDutyOf(trx, rider_id);
    const before = await ownOffer(trx, offer_id, rider_id);
    if (before.status === "accepted") {
      return { delivery_id: before.delivery_id, changed: false, withdrawn: [] };
    }
    if (before.status === "offered" && !before.is_due) {
      requireOnShift(duty);
      if (duty.closing) {
        throw new Refusal("conflict", "shift_closing", "Your shift takes no new orders: see your documents.");
      }
      if (duty.unfinished > 0) {
        throw new Refusal("conflict", "delivery_unfinished", "Finish your current delivery before you accept another.");
      }
    }
    const answers = await acceptOffer(trx, {
      offer_id,
      rider_id,
      trip_id: generateEntityId(undefined, "trip"),
      event_id: generateEntityId(undefined, "devt"),
    });
    if (answers.length === 0) {
      throw whyNot(await ownOffer(trx, offer_id, rider_id));
    }
    return {
      delivery_id: before.delivery_id,
      changed: true,
      withdrawn: answers.filter((answer) => answer.status === "withdrawn").map(toWithdrawn),
    };
  });
}

type Offer = Awaited<ReturnType<typeof findOffer>>[number];

async function ownOffer(db: Knex, offer_id: string, rider_id: string): Promise<Offer> {
  const [offer] = await findOffer(db, { offer_id, rider_id });
  if (!offer) {
    throw new Refusal("not_found", "offer_not_found", "There is no such offer for you.");
  }
  return offer;
}

function whyNot(offer: Offer): Refusal {
  if (offer.status === "expired" || (offer.status === "offered" && offer.is_due)) {
    return new Refusal("conflict", "offer_expired", "The offer has expired: wait for the next one.");
  }
  if (offer.status === "declined") {
    return new Refusal("conflict", "offer_declined", "You declined this offer.");
  }
  if (offer.status === "withdrawn" && offer.withdrawn_reason === "cancelled") {
    return new Refusal("conflict", "offer_withdrawn", "The offer was withdrawn: wait for the next one.");
  }
  return new Refusal("conflict", "offer_taken", "Another rider was faster: wait for the next offer.");
}

function toWithdrawn(answer: OfferAnswer): Acceptance["withdrawn"][number] {
  return {
    offer_id: answer.id,
    rider_id: answer.rider_id,
    reason: answer.withdrawn_reason === "taken" ? "taken" : "cancelled",
  };
}
