import { MESSAGE_CHANNELS, MESSAGE_KINDS, type MessageChannels } from "@quickdash/order-flow/contract";
import type { Environment } from "./environment";

interface ProviderRegistration {
  resolve: string;
  id: string;
  options: Record<string, unknown>;
}

type Settings = Pick<
  Environment,
  | "NODE_ENV"
  | "SMS_GATEWAY_URL"
  | "SMS_GATEWAY_TOKEN"
  | "SMS_GATEWAY_BODY"
  | "SMS_TEMPLATE_IDS"
  | "SMTP_URL"
  | "SENDGRID_API_KEY"
  | "MAIL_FROM"
  | "ORDER_MESSAGES"
>;

const canMail = (settings: Settings): boolean => Boolean(settings.SMTP_URL ?? settings.SENDGRID_API_KEY);

/** Who carries messages: an SMS gateway and a mail server where they are set, otherwise the log of a developer. */
export function notificationProvidersOf(settings: Settings): ProviderRegistration[] {
  const isLogged = !canMail(settings) && settings.NODE_ENV !== "production";
  return [
    {
      resolve: "@medusajs/medusa/notification-local",
      id: "local",
      options: { channels: isLogged ? ["feed", "email"] : ["feed"] },
    },
    {
      resolve: "@quickdash/notification-sms/providers/sms",
      id: "sms",
      options: {
        channels: ["sms"],
        gatewayUrl: settings.SMS_GATEWAY_URL,
        gatewayToken: settings.SMS_GATEWAY_TOKEN,
        gatewayBody: settings.SMS_GATEWAY_BODY,
        templateIds: settings.SMS_TEMPLATE_IDS,
      },
    },
    ...mailProvidersOf(settings),
  ];
}

function mailProvidersOf({ SMTP_URL, SENDGRID_API_KEY, MAIL_FROM }: Settings): ProviderRegistration[] {
  const channels = ["email"];
  if (SMTP_URL) {
    const options = { channels, smtpUrl: SMTP_URL, from: MAIL_FROM };
    return [{ resolve: "@quickdash/notification-email/providers/email", id: "email", options }];
  }
  if (SENDGRID_API_KEY) {
    const options = { channels, api_key: SENDGRID_API_KEY, from: MAIL_FROM };
    return [{ resolve: "@medusajs/medusa/notification-sendgrid", id: "sendgrid", options }];
  }
  return [];
}

/** What customers are told on which channel; nothing by e-mail where no mail can leave. */
export function messageChannelsOf(settings: Settings): MessageChannels {
  const wanted =
    settings.ORDER_MESSAGES ?? Object.fromEntries(MESSAGE_CHANNELS.map((channel) => [channel, [...MESSAGE_KINDS]]));
  if (canMail(settings) || settings.NODE_ENV !== "production") return wanted;
  return wanted.sms ? { sms: wanted.sms } : {};
}
