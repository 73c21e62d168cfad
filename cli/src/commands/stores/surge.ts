import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { findDarkStore, surgeText, type DarkStore } from "../../stores/dark-stores.js";

const MINUTE_MS = 60_000;

export const surge = defineCommand({
  verb: "surge",
  summary: "multiply the delivery fee of a dark store while many order at once",
  arguments: [
    { syntax: "<code>", description: "the store's code" },
    { syntax: "<multiplier>", description: "1 to 3; 1 ends the surge" },
  ],
  options: [{ flags: "--minutes <minutes>", description: "how long; until it is ended when left out" }],
  examples: ["stores surge BLR-IND 1.5 --minutes 90", "stores surge BLR-IND 1"],
  input: z.object({
    code: text(),
    multiplier: z.coerce.number("must be a number").min(1, "must be at least 1").max(3, "must be at most 3"),
    minutes: wholeNumber(1, 10_080).optional(),
  }),
  async run(context, { code, multiplier, minutes }) {
    const admin = await context.admin();
    const { id } = await findDarkStore(admin, code);
    const { dark_store } = await admin.post<{ dark_store: DarkStore }>(`/admin/dark-stores/${id}`, {
      surge_multiplier: multiplier,
      surge_starts_at: null,
      surge_ends_at:
        minutes === undefined || multiplier === 1 ? null : new Date(Date.now() + minutes * MINUTE_MS).toISOString(),
    });
    return { data: { dark_store }, text: `${dark_store.code}: surge ${surgeText(dark_store)}.` };
  },
});
