import { pickFreePorts } from "../machine/ports.mjs";

/**
 * The message settings of the platform under test: an SMS gateway that the tests themselves play at a free port, and no
 * mail server, whatever the caller's environment says. While nobody plays it, messages wait and codes are not sent.
 */
export async function testMessageSettings() {
  const { SMS_PORT } = await pickFreePorts(["SMS_PORT"]);
  return {
    SMS_GATEWAY_URL: `http://localhost:${SMS_PORT}/messages`,
    SMS_GATEWAY_TOKEN: "test-sms-token",
    SMS_GATEWAY_BODY: "",
    SMS_TEMPLATE_IDS: "",
    SMTP_URL: "",
    SENDGRID_API_KEY: "",
    MAIL_FROM: "",
    ORDER_MESSAGES: "",
  };
}
