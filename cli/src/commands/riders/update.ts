import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { UsageError } from "../../frame/errors.js";
import { text, wholeNumber } from "../../frame/program.js";
import { findRider, type Rider } from "../../people/people.js";
import { codeOfStore, findDarkStore } from "../../stores/dark-stores.js";
import { findShopMoney } from "../../stores/shop-money.js";
import { describeRider } from "./show.js";

/** A word that takes back what was set for this rider alone. */
const orWord = <Schema extends z.ZodType>(word: string, schema: Schema, message: string) =>
  z.union([z.literal(word).transform(() => null), schema], message).optional();

export const update = defineCommand({
  verb: "update",
  summary: "change a rider; what is left out stays",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  options: [
    { flags: "--first-name <name>", description: "what customers see" },
    { flags: "--last-name <name>", description: "the last name" },
    { flags: "--phone <number>", description: "logs in from now on, and the former one no more" },
    { flags: "--vehicle <vehicle>", description: "walk, cycle, scooter or electric_scooter" },
    { flags: "--capacity <orders>", description: "orders in one trip, 1 to 6, or vehicle for as many as it carries" },
    { flags: "--store <code>", description: "the rider's home store, or none" },
    { flags: "--cash-limit <amount>", description: "cash from which on there are no cash orders, or default" },
  ],
  examples: ["riders update +919876543210 --vehicle cycle --capacity 1", "riders update +919876543210 --store none"],
  input: z.object({
    rider: text(),
    firstName: text().optional(),
    lastName: text().optional(),
    phone: text().optional(),
    vehicle: text().optional(),
    capacity: orWord("vehicle", wholeNumber(1, 6), "must be a whole number from 1 to 6, or vehicle"),
    store: text().optional(),
    cashLimit: orWord("default", z.coerce.number().min(0), "must be an amount, or default"),
  }),
  async run(context, { rider: reference, store, ...input }) {
    const admin = await context.admin();
    const { id } = await findRider(admin, reference);
    const changes = {
      first_name: input.firstName,
      last_name: input.lastName,
      phone: input.phone,
      vehicle: input.vehicle,
      capacity: input.capacity,
      cash_limit: input.cashLimit,
      home_dark_store_id: store && (store === "none" ? null : (await findDarkStore(admin, store)).id),
    };
    if (Object.values(changes).every((value) => value === undefined)) {
      throw new UsageError("Say what to change. See `quickdash riders update --help`.");
    }
    const { rider } = await admin.post<{ rider: Rider }>(`/admin/riders/${id}`, changes);
    const home = await codeOfStore(admin, rider.home_dark_store_id);
    const money = await findShopMoney(context);
    return { data: { rider }, text: describeRider(rider, home, money) };
  },
});
