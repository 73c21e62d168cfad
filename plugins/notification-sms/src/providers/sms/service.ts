import { randomUUID } from "node:crypto";
import type {
  Logger,
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types";
import { AbstractNotificationProviderService } from "@medusajs/framework/utils";
import { sendThroughGateway } from "./gateway";
import { readSmsOptions, type SmsOptions } from "./options";

const E164 = /^\+[1-9]\d{6,14}$/;

/** Sends text messages through an HTTP gateway, or writes them to the log when none is configured. */
export default class SmsNotificationService extends AbstractNotificationProviderService {
  static override identifier = "sms";
  private readonly options: SmsOptions;
  private readonly logger: Logger;

  static override validateOptions(options: Record<string, unknown>): void {
    readSmsOptions(options, process.env.NODE_ENV);
  }

  constructor({ logger }: { logger: Logger }, options: unknown) {
    super();
    this.logger = logger;
    this.options = readSmsOptions(options, process.env.NODE_ENV);
  }

  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const text = notification.content?.text;
    if (!text) {
      throw new Error(`The notification "${notification.template}" has no content.text to send as a text message.`);
    }
    if (!E164.test(notification.to)) {
      throw new Error(`The SMS provider refused the message "${notification.template}": its number is not E.164.`);
    }
    const { gatewayUrl } = this.options;
    if (!gatewayUrl) {
      this.logger.info(`[sms] to ${maskPhone(notification.to)} (${notification.template}): ${text}`);
      return {};
    }
    const message = {
      to: notification.to,
      text,
      template: notification.template,
      data: notification.data ?? undefined,
    };
    const key = notification.provider_data?.idempotency_key;
    // Who brings a key of their own repeats by themselves, under the same key.
    return typeof key === "string"
      ? sendThroughGateway(message, { ...this.options, attempts: 1, gatewayUrl }, key)
      : sendThroughGateway(message, { ...this.options, gatewayUrl }, randomUUID());
  }
}

function maskPhone(phone: string): string {
  return `${"*".repeat(Math.max(phone.length - 4, 0))}${phone.slice(-4)}`;
}
