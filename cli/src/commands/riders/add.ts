import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import type { Rider } from "../../people/people.js";
import { findDarkStore } from "../../stores/dark-stores.js";

export const add = defineCommand({
  verb: "add",
  summary: "register a rider, who then logs in with the phone",
  options: [
    { flags: "--first-name <name>", description: "what customers see" },
    { flags: "--last-name <name>", description: "optional" },
    { flags: "--phone <number>", description: "such as +919876543210" },
    { flags: "--vehicle <vehicle>", description: "walk, cycle, scooter or electric_scooter (scooter)" },
    { flags: "--store <code>", description: "the rider's home store" },
  ],
  examples: ["riders add --first-name Ravi --phone +919876543210 --vehicle scooter --store BLR-IND"],
  input: z.object({
    firstName: z.string("is needed").min(1),
    lastName: text().optional(),
    phone: z.string("is needed, such as +919876543210").min(1),
    vehicle: text().default("scooter"),
    store: text().optional(),
  }),
  async run(context, input) {
    const admin = await context.admin();
    const home = input.store ? await findDarkStore(admin, input.store) : undefined;
    const { rider } = await admin.post<{ rider: Rider }>("/admin/riders", {
      first_name: input.firstName,
      last_name: input.lastName,
      phone: input.phone,
      vehicle: input.vehicle,
      home_dark_store_id: home?.id,
    });
    return { data: { rider }, text: `Added ${rider.first_name} (${rider.id}), ${rider.phone}.` };
  },
});
