/** A line with what was picked for it. */
export interface PackedLine {
  variant_id: string;
  quantity: number;
  picked_quantity: number | null;
  substituted_quantity: number;
  substitute_variant_id: string | null;
}

/** What lies in the bags, one entry per variant; empty before anything was picked. */
export function packedQuantities(lines: readonly PackedLine[]): { variant_id: string; quantity: number }[] {
  const packed = new Map<string, number>();
  const add = (variantId: string, quantity: number) => packed.set(variantId, (packed.get(variantId) ?? 0) + quantity);
  for (const line of lines) {
    if (line.picked_quantity === null) continue;
    add(line.variant_id, line.picked_quantity - line.substituted_quantity);
    if (line.substitute_variant_id) add(line.substitute_variant_id, line.substituted_quantity);
  }
  return [...packed].map(([variant_id, quantity]) => ({ variant_id, quantity }));
}

/**
 * What the order has to hold of these variants: at least what was picked or still waits to be, at most what was ordered
 * and not substituted, so that a short line can be picked up to its quantity later. A substitute is held as picked.
 */
export function heldQuantities(
  lines: readonly PackedLine[],
  variantIds: readonly string[],
): { variant_id: string; at_least: number; at_most: number }[] {
  return [...new Set(variantIds)].map((variant_id) => {
    let [at_least, at_most] = [0, 0];
    for (const line of lines) {
      if (line.variant_id === variant_id) {
        at_least += (line.picked_quantity ?? line.quantity) - line.substituted_quantity;
        at_most += line.quantity - line.substituted_quantity;
      }
      if (line.substitute_variant_id === variant_id) {
        at_least += line.substituted_quantity;
        at_most += line.substituted_quantity;
      }
    }
    return { variant_id, at_least, at_most };
  });
}
