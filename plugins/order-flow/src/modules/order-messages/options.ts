import { z } from "zod";
import { MESSAGE_KINDS, messageChannelsSchema } from "../../contract";

/** Options of the plugin that concern messages, as `medusa-config.ts` gives them. */
const optionsSchema = z.looseObject({
  messages: z
    .object({
      /** Who speaks: the first word of a text message, the name under an e-mail. */
      sender: z.string().trim().min(1).max(20).default("QuickDash"),
      channels: messageChannelsSchema.default({ sms: [...MESSAGE_KINDS], email: [...MESSAGE_KINDS] }),
      /** ISO 3166 alpha-2 country of numbers written without a country code. */
      default_country: z.string().length(2).default("IN"),
    })
    .prefault({}),
});
export type MessageSettings = z.infer<typeof optionsSchema>["messages"];

/** The settings of messages, or an error that names what is wrong with them. */
export function readMessageSettings(given: unknown): MessageSettings {
  const parsed = optionsSchema.safeParse(given ?? {});
  if (!parsed.success) {
    throw new Error(`The options of @quickdash/order-flow are wrong: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data.messages;
}
