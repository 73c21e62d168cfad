import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types";
import { AbstractNotificationProviderService } from "@medusajs/framework/utils";
import { createTransport, type Transporter } from "nodemailer";
import { readEmailOptions, type EmailOptions } from "./options";
import { sentenceOf } from "./problem";

/** Sends mails through a mail server. Throws without quoting the address. */
export default class EmailNotificationService extends AbstractNotificationProviderService {
  static override identifier = "email";
  private readonly options: EmailOptions;
  private readonly server: Transporter;

  static override validateOptions(options: Record<string, unknown>): void {
    readEmailOptions(options);
  }

  constructor(_: object, options: unknown) {
    super();
    this.options = readEmailOptions(options);
    const { smtpUrl, timeoutMs } = this.options;
    this.server = createTransport({
      url: smtpUrl,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      // Nothing that a message names is read from a disk or fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const { content, template, to } = notification;
    if (!content?.subject || !(content.text ?? content.html)) {
      throw new Error(
        `The notification "${template}" has no content.subject, or neither content.text nor content.html.`,
      );
    }
    const key = notification.provider_data?.idempotency_key;
    try {
      const sent = (await this.server.sendMail({
        from: notification.from ?? this.options.from,
        to,
        subject: content.subject,
        text: content.text,
        html: content.html,
        // A repeat has the same id, by which mailboxes know it.
        ...(typeof key === "string" && { messageId: `<${key}@${this.domain()}>` }),
        headers: { "Auto-Submitted": "auto-generated" },
      })) as { messageId?: string };
      return sent.messageId ? { id: sent.messageId } : {};
    } catch (error) {
      throw new Error(sentenceOf(error));
    }
  }

  private domain(): string {
    return /@([^\s>]+)/.exec(this.options.from)?.[1] ?? "localhost";
  }
}
