import { z } from "zod";

/**
 * What a customer wants when a line cannot be packed as ordered: the money back, whatever comes closest, or one variant
 * they chose. Given with a line of a cart as `metadata.substitution`.
 */
export const substitutionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("refund") }),
  z.strictObject({ kind: z.literal("best_match") }),
  z.strictObject({ kind: z.literal("variant"), variant_id: z.string().min(1).max(64) }),
]);
export type Substitution = z.infer<typeof substitutionSchema>;

/** What counts for a line whose customer said nothing: a substitute never costs more than what it stands for. */
export const DEFAULT_SUBSTITUTION: Substitution = { kind: "best_match" };

/** What packing has to know of a variant; `nominal_weight_grams` is what one piece is sold as, null if not by weight. */
export interface PackingDescription {
  variant_id: string;
  title: string;
  variant_title: string;
  nominal_weight_grams: number | null;
}

/** A variant of the same store that could stand for an ordered one; money in major units. */
export interface SubstituteCandidate extends PackingDescription {
  sku: string | null;
  barcode: string | null;
  bin: string | null;
  available: number;
  is_available: boolean;
  selling_price: number;
  same_product: boolean;
  /** Of the same product, or in a category with it. */
  is_similar: boolean;
}
