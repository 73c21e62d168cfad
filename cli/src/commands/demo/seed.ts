import { z } from "zod";
import { seedDemo } from "../../demo/seed-demo.js";
import { defineCommand } from "../../frame/command.js";
import { renderFacts } from "../../frame/table.js";

export const seed = defineCommand({
  verb: "seed",
  summary: "fill an empty platform: 12 dark stores, a catalogue with stock, riders and staff",
  examples: ["demo seed", "demo seed --json"],
  input: z.object({}),
  async run(context) {
    const startedAt = performance.now();
    const seeded = await seedDemo(await context.admin(), context.terminal);
    return {
      data: { ...seeded, duration_ms: Math.round(performance.now() - startedAt) },
      text: renderFacts([
        ["customer", seeded.customer_phone],
        ["riders", seeded.rider_phones.join(", ")],
        ["staff", seeded.staff.map(({ phone, dark_store_code }) => `${phone} (${dark_store_code})`).join(", ")],
        ["code", "000000, outside production"],
      ]),
    };
  },
});
