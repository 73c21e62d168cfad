import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { UsageError } from "../../frame/errors.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import {
  BUILT_IN_STORES,
  readStores,
  seedStores,
  storesOfAreas,
  type RefusedStore,
  type WantedStore,
} from "../../stores/seed-stores.js";
import { amount } from "../../stores/store-input.js";

const MAX_SHOWN = 20;

export const seed = defineCommand({
  verb: "seed",
  summary: "create the built-in Bengaluru dark stores, or those of a file",
  options: [
    { flags: "--file <path>", description: 'JSON of the form {"dark_stores": [...]}' },
    { flags: "--area-file <path>", description: "GeoJSON: a store per polygon, standing inside it" },
    { flags: "--name-field <property>", description: "the property that names an area (name)" },
    { flags: "--code-prefix <text>", description: "put before codes made of names, such as BLR-" },
    { flags: "--limit <count>", description: "the first so many areas only" },
    { flags: "--delivery-fee <amount>", description: "of stores from areas (0)" },
    { flags: "--minimum-order <amount>", description: "of stores from areas (0)" },
    { flags: "--dry-run", description: "show what would be created" },
  ],
  examples: [
    "stores seed",
    "stores seed --file my-stores.json",
    "stores seed --area-file pincodes.geojson --name-field area_name --limit 12 --dry-run",
  ],
  input: z.object({
    file: text().optional(),
    areaFile: text().optional(),
    nameField: text().default("name"),
    codePrefix: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/, "must be at most 16 letters, digits, - or _")
      .optional(),
    limit: wholeNumber(1, 10_000).optional(),
    deliveryFee: amount().optional(),
    minimumOrder: amount().optional(),
    dryRun: z.boolean().default(false),
  }),
  async run(context, input) {
    const { wanted, refused: unusable } = await wantedStores(input);
    if (input.dryRun) {
      const drafts = wanted.map(({ code, name, latitude, longitude }) => ({ code, name, latitude, longitude }));
      return {
        data: { dry_run: true, dark_stores: drafts, refused: unusable },
        text: `${describeDrafts(wanted, context.terminal.width)}${describeRefused(unusable)}`,
        failed: unusable.length > 0,
      };
    }
    const { stores, created, existing, refused: denied } = await seedStores(await context.admin(), wanted);
    const refused = [...unusable, ...denied];
    return {
      data: { created, existing, refused, dark_stores: stores.map(({ id, code, name }) => ({ id, code, name })) },
      text: `${created.length} dark stores created, ${existing.length} were there already.${describeRefused(refused)}`,
      failed: refused.length > 0,
    };
  },
});

interface SeedInput {
  file?: string | undefined;
  areaFile?: string | undefined;
  nameField: string;
  codePrefix?: string | undefined;
  limit?: number | undefined;
  deliveryFee?: number | undefined;
  minimumOrder?: number | undefined;
}

async function wantedStores(input: SeedInput): Promise<{ wanted: WantedStore[]; refused: RefusedStore[] }> {
  const { file, areaFile, nameField, codePrefix, limit, deliveryFee, minimumOrder } = input;
  if (areaFile === undefined) {
    return { wanted: (await readStores(file ?? BUILT_IN_STORES)).slice(0, limit), refused: [] };
  }
  if (file !== undefined) {
    throw new UsageError("Give either --file or --area-file. See `quickdash stores seed --help`.");
  }
  const terms = { delivery_fee: deliveryFee ?? 0, minimum_order: minimumOrder ?? 0 };
  return storesOfAreas({ path: areaFile, nameField, limit, codePrefix, terms });
}

function describeDrafts(wanted: readonly WantedStore[], width: number): string {
  const table = renderTable(
    wanted,
    [
      { title: "code", value: ({ code }) => code },
      { title: "name", value: ({ name }) => name },
      { title: "place", value: ({ latitude, longitude }) => placeText(latitude, longitude) },
    ],
    width,
  );
  return `${table}\n${wanted.length} dark stores would be created where their codes are new.`;
}

function placeText(latitude: unknown, longitude: unknown): string {
  return `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
}

function describeRefused(refused: readonly RefusedStore[]): string {
  const lines = refused.slice(0, MAX_SHOWN).map(({ code, name, feature, reason }) => {
    const what = code ?? name ?? `feature ${feature}`;
    return `\n  ${what}: ${reason}`;
  });
  const more = refused.length > MAX_SHOWN ? `\n  and ${refused.length - MAX_SHOWN} more` : "";
  return refused.length === 0 ? "" : `\n${refused.length} could not be made:${lines.join("")}${more}`;
}
