import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import type { DarkStore } from "../../stores/dark-stores.js";

const amount = z.coerce.number("must be an amount in rupees").min(0, "must not be negative");

export const create = defineCommand({
  verb: "create",
  summary: "create a dark store that serves a circle around its place",
  options: [
    { flags: "--code <code>", description: "short and unique, such as BLR-IND" },
    { flags: "--name <name>", description: "what customers see" },
    { flags: "--at <lat,lng>", description: "where it stands" },
    { flags: "--radius <metres>", description: "how far it delivers (3000)" },
    { flags: "--delivery-fee <rupees>", description: "charged per order (0)" },
    { flags: "--minimum-order <rupees>", description: "smallest basket (0)" },
    { flags: "--prep-minutes <minutes>", description: "to pick and pack (5)" },
    { flags: "--address <text>", description: "street and area" },
  ],
  examples: ["stores create --code BLR-WFD --name Whitefield --at 12.9698,77.7500 --radius 4000 --delivery-fee 25"],
  input: z.object({
    code: text(),
    name: text(),
    at: z
      .string("is needed, as LAT,LNG")
      .regex(/^-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?$/, "must be LAT,LNG, such as 12.9719,77.6412"),
    radius: wholeNumber(50, 100_000).default(3000),
    deliveryFee: amount.default(0),
    minimumOrder: amount.default(0),
    prepMinutes: wholeNumber(0, 240).default(5),
    address: text().optional(),
  }),
  async run(context, input) {
    const [latitude, longitude] = input.at.split(",").map(Number);
    const { dark_store: store } = await (
      await context.admin()
    ).post<{ dark_store: DarkStore }>("/admin/dark-stores", {
      code: input.code,
      name: input.name,
      latitude,
      longitude,
      service_radius_m: input.radius,
      delivery_fee: input.deliveryFee,
      minimum_order: input.minimumOrder,
      prep_minutes: input.prepMinutes,
      address_line: input.address,
    });
    return { data: { dark_store: store }, text: `Created ${store.code} (${store.id}), ${store.status}.` };
  },
});
