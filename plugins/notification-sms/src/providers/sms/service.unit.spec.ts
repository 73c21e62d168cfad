import type { Logger } from "@medusajs/framework/types";
import SmsNotificationService from "./service";

const build = () => {
  const lines: string[] = [];
  const logger = { info: (line: string) => lines.push(line) } as unknown as Logger;
  return { lines, service: new SmsNotificationService({ logger }, { channels: ["sms"] }) };
};

describe("SmsNotificationService without a gateway", () => {
  it("writes one line with the text and a masked number", async () => {
    const { lines, service } = build();
    await service.send({
      to: "+919812345678",
      channel: "sms",
      template: "login-code",
      content: { text: "123456 is your code." },
    });
    expect(lines).toEqual(["[sms] to *********5678 (login-code): 123456 is your code."]);
  });

  it("refuses a number that is not E.164, without repeating it", async () => {
    const { lines, service } = build();
    const sending = service.send({ to: "98123 45678", channel: "sms", template: "delivered", content: { text: "Hi" } });
    await expect(sending).rejects.toThrow(/refused the message "delivered"/);
    await expect(sending).rejects.not.toThrow(/98123/);
    expect(lines).toEqual([]);
  });

  it("refuses a notification without text", async () => {
    const { service } = build();
    await expect(service.send({ to: "+919812345678", channel: "sms", template: "empty" })).rejects.toThrow(
      /content.text/,
    );
  });
});
