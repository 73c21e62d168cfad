import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { BUILT_IN_STORES, seedStores } from "../../stores/seed-stores.js";

export const seed = defineCommand({
  verb: "seed",
  summary: "create the built-in Bengaluru dark stores, or those of a file",
  options: [{ flags: "--file <path>", description: 'JSON of the form {"dark_stores": [...]}' }],
  examples: ["stores seed", "stores seed --file my-stores.json"],
  input: z.object({ file: text().optional() }),
  async run(context, { file }) {
    const { stores, created, existing } = await seedStores(await context.admin(), file ?? BUILT_IN_STORES);
    return {
      data: { created, existing, dark_stores: stores.map(({ id, code, name }) => ({ id, code, name })) },
      text: `${created.length} dark stores created, ${existing.length} were there already.`,
    };
  },
});
