import type { SubstituteCandidate } from "@quickdash/dark-stores/contract";
import { dueTotal, lineDue, type DueLine } from "./due-total";
import { inPaise } from "./money";
import { heldQuantities, packedQuantities, type PackedLine } from "./packed-stock";
import { resolvePick, type PickableLine } from "./resolve-pick";

type Line = DueLine & PackedLine & PickableLine;

/** Repeatable numbers between 0 and 1 (mulberry32), so that a failure can be seen again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function journey(seed: number) {
  const random = randomNumbers(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const weightOrNull = () => (random() < 0.4 ? 100 + upTo(900) : null);

  const newLine = (_: unknown, n: number): Line => ({
    variant_id: `variant_${n % 3}`,
    quantity: 1 + upTo(4),
    barcode: null,
    line_total: upTo(50_000) / 100,
    picked_quantity: null,
    short_reason: null,
    substituted_quantity: 0,
    substitute_variant_id: null,
    substitute_unit_price: null,
    nominal_weight_grams: weightOrNull(),
    picked_weight_grams: null,
    substitute_nominal_weight_grams: null,
    substitute_weight_grams: null,
  });

  const newSubstitute = (): SubstituteCandidate => ({
    variant_id: `substitute_${upTo(2)}`,
    title: "Substitute",
    variant_title: "1 unit",
    sku: null,
    barcode: null,
    bin: null,
    available: 9,
    is_available: true,
    selling_price: upTo(20_000) / 100,
    same_product: false,
    is_similar: true,
    nominal_weight_grams: weightOrNull(),
  });

  function pick(line: Line): Line {
    const substitute = random() < 0.5 ? newSubstitute() : null;
    const quantity = upTo(line.quantity);
    const nominal = (substitute ?? line).nominal_weight_grams;
    const weighed = nominal !== null && quantity > 0 && random() < 0.7;
    const input = {
      quantity,
      reason: "random",
      ...(weighed && { weight_grams: Math.ceil(nominal * quantity * (0.5 + random() * 0.9)) }),
    };
    return { ...line, ...resolvePick(line, input, substitute) };
  }

  return { upTo, pick, lines: Array.from({ length: 1 + upTo(3) }, newLine), fees: upTo(10_000) };
}

describe("over random picks", () => {
  it.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    "the amount is what was packed plus fees (seed %i)",
    (seed) => {
      const { upTo, pick, lines, fees } = journey(seed);
      const total = (fees + lines.reduce((sum, line) => sum + inPaise(line.line_total), 0)) / 100;
      for (let step = 0; step < 20; step++) {
        const at = upTo(lines.length - 1);
        lines[at] = pick(lines[at]!);

        const due = dueTotal(total, lines);
        const worth = lines.reduce((sum, line) => sum + inPaise(lineDue(line)), 0);
        expect(inPaise(due)).toBe(worth + fees);
        expect(due).toBeLessThanOrEqual(total);
        for (const line of lines) {
          expect(lineDue(line)).toBeGreaterThanOrEqual(0);
          expect(lineDue(line)).toBeLessThanOrEqual(line.line_total);
        }

        const packed = packedQuantities(lines);
        const pieces = lines.reduce((sum, line) => sum + (line.picked_quantity ?? 0), 0);
        expect(packed.reduce((sum, each) => sum + each.quantity, 0)).toBe(pieces);
        for (const { variant_id, quantity } of packed) {
          const [held] = heldQuantities(lines, [variant_id]);
          expect(held!.at_least).toBeGreaterThanOrEqual(quantity);
          expect(held!.at_most).toBeGreaterThanOrEqual(held!.at_least);
        }
      }
    },
  );
});
