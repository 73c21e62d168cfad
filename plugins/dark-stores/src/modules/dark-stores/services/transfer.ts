import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import { Refusal } from "../../../contract/refusal";
import { adjustStock } from "../queries/adjust-stock.sql";
import { insertTransfer } from "../queries/insert-transfer.sql";
import { lockOffers } from "../queries/lock-offers.sql";
import { offerMissing } from "../queries/offer-missing.sql";
import { reverseTransferRecord } from "../queries/reverse-transfer.sql";
import { asOfferRefusal } from "./offer-refusals";
import { refuseDuplicates, resolveVariants, type VariantReference } from "./resolve-variants";
import { reverseMovements } from "./reverse-movements";
import { lowOf, type Actor } from "./settle";

export interface TransferInput extends Actor {
  transfer_id: string;
  from_dark_store_id: string;
  to_dark_store_id: string;
  lines: (VariantReference & { quantity: number })[];
}

/**
 * Moves stock between two stores, all or none, with its batches, and writes the transfer down. A variant the receiving
 * store does not offer yet is offered there at the sending store's price, not available until someone says so.
 * Refuses `insufficient_stock` with what the sending store has to give.
 */
export async function transfer(db: Knex, input: TransferInput): Promise<{ variant_ids: string[]; low: StockLow[] }> {
  const variantIds = await resolveVariants(db, input.lines);
  refuseDuplicates(variantIds);
  const stores = { from_dark_store_id: input.from_dark_store_id, to_dark_store_id: input.to_dark_store_id };
  const lines = { variant_ids: variantIds, quantities: input.lines.map((line) => line.quantity) };
  const pairs = {
    dark_store_ids: [
      ...variantIds.map(() => stores.from_dark_store_id),
      ...variantIds.map(() => stores.to_dark_store_id),
    ],
    variant_ids: [...variantIds, ...variantIds],
  };
  let offers = await lockOffers(db, pairs);
  if (offers.length < pairs.variant_ids.length) {
    await offerMissing(db, { ...stores, variant_ids: variantIds });
    offers = await lockOffers(db, pairs);
  }
  refuseShort(input, variantIds, offers);
  await insertTransfer(db, { ...stores, ...lines, id: input.transfer_id, ...actorOf(input) });
  try {
    const rows = await adjustStock(db, {
      ...pairs,
      differences: [...lines.quantities.map((quantity) => -quantity), ...lines.quantities],
      reasons: [...variantIds.map(() => "transfer_out"), ...variantIds.map(() => "transfer_in")],
      ...actorOf(input),
      reference: input.transfer_id,
    });
    return { variant_ids: variantIds, low: lowOf(rows) };
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

/** Moves the goods of a transfer back, batches included; a second call changes nothing. */
export async function reverseTransfer(db: Knex, input: Actor & { transfer_id: string }): Promise<void> {
  const [reversed] = await reverseTransferRecord(db, { id: input.transfer_id });
  if (reversed) {
    const reasons = { taken: "transfer_out", given: "transfer_in" };
    await reverseMovements(db, { ...actorOf(input), reference: input.transfer_id, reasons });
  }
}

function actorOf({ actor_type, actor_id }: Actor): Actor {
  return { actor_type, actor_id };
}

function refuseShort(
  input: TransferInput,
  variantIds: string[],
  offers: { dark_store_id: string; variant_id: string; on_hand: number; reserved: number }[],
): void {
  const senders = offers.filter((offer) => offer.dark_store_id === input.from_dark_store_id);
  const available = new Map(senders.map((offer) => [offer.variant_id, offer.on_hand - offer.reserved]));
  const items = input.lines.flatMap((line, index) => {
    const variant_id = variantIds[index] ?? "";
    const left = available.get(variant_id) ?? 0;
    return left < line.quantity ? [{ variant_id, requested: line.quantity, available: left }] : [];
  });
  if (items.length > 0) {
    throw new Refusal("invalid_data", "insufficient_stock", "The sending store has less than this to give away.", {
      items,
    });
  }
}
