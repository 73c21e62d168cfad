import { Refusal } from "@quickdash/dark-stores/contract";
import type { ReturnLineInput } from "../../../contract";
import { lineNotFound } from "../refusals";

/** A line with what lay in the bag for it. */
export interface PackedLine {
  id: string;
  variant_id: string;
  picked_quantity: number | null;
  substituted_quantity?: number;
  substitute_variant_id?: string | null;
}

/** What came back of a line; the three add up to what was packed. */
export interface ReturnedLine {
  line_id: string;
  to_shelf: number;
  damaged: number;
  missing: number;
}

/**
 * What came back of a bag. A line that nobody names came back whole and goes to the shelf; of a named one what is not
 * damaged does, unless said otherwise, and the rest is missing. Refuses `line_not_found` and `return_above_packed`.
 */
export function planReturn(lines: readonly PackedLine[], named: readonly ReturnLineInput[] = []): ReturnedLine[] {
  const unknown = named.find((each) => !lines.some((line) => line.id === each.line_id));
  if (unknown) throw lineNotFound(unknown.line_id);
  return lines
    .filter((line) => (line.picked_quantity ?? 0) > 0)
    .map((line) => {
      const packed = line.picked_quantity ?? 0;
      const said = named.find((each) => each.line_id === line.id);
      const damaged = said?.damaged ?? 0;
      const to_shelf = said?.to_shelf ?? Math.max(0, packed - damaged);
      if (to_shelf + damaged > packed) {
        throw new Refusal("invalid_data", "return_above_packed", `Only ${packed} of this line were in the bag.`, {
          line_id: line.id,
          packed,
        });
      }
      return { line_id: line.id, to_shelf, damaged, missing: packed - to_shelf - damaged };
    });
}

/** What came back, per variant: all of it, and how much of that is damaged. Ordered pieces go to the shelf first. */
export function returnedGoods(lines: readonly PackedLine[], returned: readonly ReturnedLine[]) {
  const back = new Map<string, { quantity: number; damaged: number }>();
  const add = (variantId: string, quantity: number, damaged: number) => {
    const known = back.get(variantId) ?? { quantity: 0, damaged: 0 };
    back.set(variantId, { quantity: known.quantity + quantity, damaged: known.damaged + damaged });
  };
  for (const { line_id, to_shelf, damaged } of returned) {
    const line = lines.find((each) => each.id === line_id);
    if (!line) continue;
    const ordered = (line.picked_quantity ?? 0) - (line.substituted_quantity ?? 0);
    const whole = Math.min(ordered, to_shelf);
    const spoilt = Math.min(ordered - whole, damaged);
    add(line.variant_id, whole + spoilt, spoilt);
    if (line.substitute_variant_id) {
      add(line.substitute_variant_id, to_shelf - whole + damaged - spoilt, damaged - spoilt);
    }
  }
  const goods = [...back].filter(([, { quantity }]) => quantity > 0);
  return {
    lines: goods.map(([variant_id, { quantity }]) => ({ variant_id, quantity })),
    damaged: goods
      .filter(([, { damaged }]) => damaged > 0)
      .map(([variant_id, { damaged }]) => ({ variant_id, quantity: damaged })),
  };
}
