import { z } from "zod";
import type { Money } from "../frame/money.js";

/** One step of the delivery fee, as the Admin API takes it. */
export interface FeeStep {
  up_to_m: number;
  fee: number;
}

const STEP = /^(\d+):(\d+(?:\.\d+)?)$/;

/** Steps of the delivery fee as people write them, `1000:15,2500:25`; `none` takes them away. */
export const feeStepsSchema = z.string().transform((written, issues): FeeStep[] => {
  if (written.trim() === "none") return [];
  return written.split(",").flatMap((part) => {
    const [, metres, fee] = STEP.exec(part.trim()) ?? [];
    if (metres !== undefined && fee !== undefined) return [{ up_to_m: Number(metres), fee: Number(fee) }];
    issues.addIssue({ code: "custom", message: "must be METRES:FEE,... from near to far, such as 1000:15,2500:25" });
    return [];
  });
});

/** The delivery fee of a store in words, with its steps. */
export function feeStepsText(steps: FeeStep[], beyond: number, money: Money): string {
  const parts = steps.map(({ up_to_m, fee }) => `${money(fee)} up to ${up_to_m} m`);
  return [...parts, steps.length > 0 ? `beyond ${money(beyond)}` : money(beyond)].join(", ");
}
