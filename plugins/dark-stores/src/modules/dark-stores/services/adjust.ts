import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import { Refusal } from "../../../contract/refusal";
import { adjustStock } from "../queries/adjust-stock.sql";
import { asOfferRefusal } from "./offer-refusals";
import { resolveVariants, type VariantReference } from "./resolve-variants";
import { lowOf, type Actor } from "./settle";

export interface AdjustInput extends Actor {
  dark_store_id: string;
  line: VariantReference & { quantity: number };
  reason: string;
  /** Names this adjustment in the ledger, so that it can be undone. */
  reference?: string | undefined;
}

/** Changes stock on hand of one offer by a difference; refuses `offer_not_found` and `stock_reserved`. */
export async function adjust(db: Knex, input: AdjustInput): Promise<{ variant_id: string; low: StockLow[] }> {
  const [variantId = ""] = await resolveVariants(db, [input.line]);
  try {
    const rows = await adjustStock(db, {
      dark_store_ids: [input.dark_store_id],
      variant_ids: [variantId],
      differences: [input.line.quantity],
      reasons: [input.reason],
      actor_type: input.actor_type,
      actor_id: input.actor_id,
      reference: input.reference ?? null,
    });
    if (rows.length === 0) {
      throw new Refusal("not_found", "offer_not_found", "This store does not offer this variant.");
    }
    return { variant_id: variantId, low: lowOf(rows) };
  } catch (error) {
    throw asOfferRefusal(error);
  }
}
