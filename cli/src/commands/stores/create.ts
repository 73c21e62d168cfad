import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { latLngSchema } from "../../geo/lat-lng.js";
import type { DarkStore } from "../../stores/dark-stores.js";
import { amount, storeFields, storeInputFields, STORE_OPTIONS } from "../../stores/store-input.js";

const DEFAULT_RADIUS_M = 3000;

export const create = defineCommand({
  verb: "create",
  summary: "create a dark store that serves a circle around its place, or the area of a file",
  options: [
    { flags: "--code <code>", description: "short and unique, such as BLR-IND" },
    { flags: "--name <name>", description: "what customers see" },
    ...STORE_OPTIONS,
    { flags: "--delivery-fee <amount>", description: "charged per order (0)" },
  ],
  examples: [
    "stores create --code BLR-WFD --name Whitefield --at 12.9698,77.7500 --radius 4000 --delivery-fee 25",
    "stores create --code BLR-WFD --name Whitefield --at 12.9698,77.7500 --area-file whitefield.geojson",
  ],
  input: z.object({
    ...storeInputFields,
    code: text(),
    name: text(),
    at: latLngSchema,
    deliveryFee: amount().optional(),
  }),
  async run(context, input) {
    const fields = await storeFields(input);
    const { dark_store: store } = await (
      await context.admin()
    ).post<{ dark_store: DarkStore }>("/admin/dark-stores", {
      ...fields,
      code: input.code,
      name: input.name,
      service_radius_m: input.radius ?? (fields.service_area ? undefined : DEFAULT_RADIUS_M),
      delivery_fee: input.deliveryFee,
    });
    return { data: { dark_store: store }, text: `Created ${store.code} (${store.id}), ${store.status}.` };
  },
});
