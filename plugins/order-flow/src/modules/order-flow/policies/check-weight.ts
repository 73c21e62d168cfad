import { Refusal } from "@quickdash/dark-stores/contract";

/** A scale that shows less than half or more than one and a half times what was ordered was read wrong. */
const LEAST = 0.5;
const MOST = 1.5;

/**
 * Holds a weight against what the pieces are sold as, in grams. Refuses `not_sold_by_weight` and `weight_implausible` with
 * `nominal_grams`, `min_grams` and `max_grams`.
 */
export function checkWeight(weightGrams: number, pieces: number, nominalGrams: number | null): void {
  if (nominalGrams === null) {
    throw new Refusal("invalid_data", "not_sold_by_weight", "This item is sold by the piece: leave the weight out.");
  }
  const nominal_grams = nominalGrams * pieces;
  const [min_grams, max_grams] = [Math.ceil(nominal_grams * LEAST), Math.floor(nominal_grams * MOST)];
  if (weightGrams < min_grams || weightGrams > max_grams) {
    throw new Refusal(
      "invalid_data",
      "weight_implausible",
      `That should weigh ${min_grams} to ${max_grams} g: weigh it again, or pick fewer pieces.`,
      { nominal_grams, min_grams, max_grams },
    );
  }
}
