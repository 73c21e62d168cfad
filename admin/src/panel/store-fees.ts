import type { BaseRecord } from "adminjs";
import { z } from "zod";
import type { BackendApi } from "../backend-api/backend-api.js";
import { apiAction, type RecordAction } from "./api-action.js";
import { filledIn, money, orNothing } from "./form-numbers.js";

const MINUTE_MS = 60_000;
const LONGEST_SURGE_MINUTES = 7 * 24 * 60;

const feesSchema = z.object({
  delivery_fee: filledIn(money),
  free_delivery_from: orNothing(money),
  small_basket_fee: filledIn(money),
  small_basket_below: filledIn(money),
  handling_fee: filledIn(money),
});

const surgeSchema = z.object({
  multiplier: filledIn(
    z
      .number({ error: "Write a number, for example 1.5." })
      .min(1, "At least 1: that is no surge.")
      .max(3, "At most 3.")
      .multipleOf(0.01, "At most two decimals."),
  ).unwrap(),
  minutes: orNothing(
    z
      .number({ error: "Write a whole number." })
      .int("Write a whole number.")
      .min(1, "At least 1, or nothing.")
      .max(LONGEST_SURGE_MINUTES, "At most a week."),
  ),
});

const pathOf = (record: BaseRecord): string => `/admin/dark-stores/${encodeURIComponent(record.id())}`;

/** Changes what deliveries of a store cost; its steps of distance are shown, and changed with the command line. */
export function feesAction(api: BackendApi): RecordAction {
  return apiAction(api, {
    icon: "CreditCard",
    done: "The fees are saved.",
    form: {
      explanation:
        "Carts follow at once; a customer who is about to pay is told first. The delivery fee holds beyond the last " +
        "step of distance; the steps are changed with `quickdash stores fees`.",
      submitLabel: "Save",
      fields: [
        { name: "delivery_fee", label: "Delivery fee", kind: "money", required: true },
        {
          name: "free_delivery_from",
          label: "Free delivery from",
          kind: "money",
          help: "Goods for this much or more. Empty: never.",
        },
        { name: "small_basket_fee", label: "Small-basket fee", kind: "money", required: true },
        {
          name: "small_basket_below",
          label: "Small basket below",
          kind: "money",
          required: true,
        },
        { name: "handling_fee", label: "Handling fee", kind: "money", required: true },
      ],
    },
    schemaOf: () => feesSchema,
    call: (record, changes) => ({ path: pathOf(record), body: changes }),
  });
}

/** Starts, changes or ends the surge of a store, from now on. */
export function surgeAction(api: BackendApi): RecordAction {
  return apiAction(api, {
    icon: "TrendingUp",
    done: "The surge is saved.",
    form: {
      explanation: "Multiplies the delivery fee from now on. 1 ends the surge.",
      submitLabel: "Save",
      fields: [
        { name: "multiplier", label: "Multiplier", kind: "number", step: 0.01, required: true, startsEmpty: true },
        {
          name: "minutes",
          label: "For",
          kind: "number",
          step: 1,
          unit: "minutes",
          startsEmpty: true,
          help: "Empty: until someone ends it.",
        },
      ],
    },
    schemaOf: () => surgeSchema,
    call: (record, { multiplier, minutes }) => ({
      path: pathOf(record),
      body: {
        surge_multiplier: multiplier,
        surge_starts_at: null,
        surge_ends_at: minutes && multiplier > 1 ? new Date(Date.now() + minutes * MINUTE_MS).toISOString() : null,
      },
    }),
  });
}
