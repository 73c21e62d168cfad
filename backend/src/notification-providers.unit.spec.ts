import { readEnvironment } from "./environment";
import { messageChannelsOf, notificationProvidersOf } from "./notification-providers";

const REQUIRED = {
  DATABASE_URL: "postgres://quickdash@localhost/quickdash",
  REDIS_URL: "redis://localhost",
  JWT_SECRET: "a-secret-of-more-than-thirty-two-characters",
  COOKIE_SECRET: "another-secret-of-more-than-thirty-two-characters",
};
const PRODUCTION = { ...REQUIRED, NODE_ENV: "production", SMS_GATEWAY_URL: "https://sms.example.com/send" };
const SMTP = { SMTP_URL: "smtps://user:word@mail.example.com", MAIL_FROM: "QuickDash <orders@example.com>" };

const providersIn = (env: NodeJS.ProcessEnv) => notificationProvidersOf(readEnvironment(env));
const mailerIn = (env: NodeJS.ProcessEnv) =>
  providersIn(env).find(({ options }) => (options.channels as string[]).includes("email"));

describe("mails", () => {
  it("are written to the log of a developer who has no mail server", () => {
    expect(mailerIn(REQUIRED)).toMatchObject({ id: "local" });
  });

  it("leave through the mail server, or through SendGrid", () => {
    expect(mailerIn({ ...REQUIRED, ...SMTP })).toMatchObject({
      id: "email",
      options: { smtpUrl: SMTP.SMTP_URL, from: SMTP.MAIL_FROM },
    });
    const sendgrid = { SENDGRID_API_KEY: "SG.key", MAIL_FROM: "orders@example.com" };
    expect(mailerIn({ ...PRODUCTION, ...sendgrid })).toMatchObject({
      id: "sendgrid",
      options: { api_key: "SG.key", from: "orders@example.com" },
    });
  });

  it("are not owed in production where none can leave", () => {
    expect(mailerIn(PRODUCTION)).toBeUndefined();
    expect(Object.keys(messageChannelsOf(readEnvironment(PRODUCTION)))).toEqual(["sms"]);
    expect(Object.keys(messageChannelsOf(readEnvironment({ ...PRODUCTION, ...SMTP })))).toEqual(["sms", "email"]);
  });

  it("need somebody to come from, and one way to leave", () => {
    expect(() => readEnvironment({ ...REQUIRED, SMTP_URL: SMTP.SMTP_URL })).toThrow(/MAIL_FROM is missing/);
    expect(() => readEnvironment({ ...REQUIRED, ...SMTP, SENDGRID_API_KEY: "SG.key" })).toThrow(/both set/);
    expect(() => readEnvironment({ ...REQUIRED, ...SMTP, MAIL_FROM: "nobody" })).toThrow(/MAIL_FROM/);
    expect(() => readEnvironment({ ...REQUIRED, SMTP_URL: "https://mail.example.com" })).toThrow(/SMTP_URL/);
  });
});

describe("text messages", () => {
  it("are told in the gateway's own words, under the ids of their texts", () => {
    const env = {
      ...REQUIRED,
      SMS_GATEWAY_URL: "https://sms.example.com/send",
      SMS_GATEWAY_BODY: '{"mobile": "{{to}}", "message": "{{text}}"}',
      SMS_TEMPLATE_IDS: '{"delivered": {"en": "1107"}}',
    };
    expect(providersIn(env).find(({ id }) => id === "sms")?.options).toMatchObject({
      gatewayBody: { mobile: "{{to}}", message: "{{text}}" },
      templateIds: { delivered: { en: "1107" } },
    });
  });

  it("refuse settings that are not JSON, naming them", () => {
    expect(() => readEnvironment({ ...REQUIRED, SMS_GATEWAY_BODY: "{to" })).toThrow(/SMS_GATEWAY_BODY: must be JSON/);
  });
});

describe("what customers are told", () => {
  it("is everything on every channel, or what is set", () => {
    expect(messageChannelsOf(readEnvironment(REQUIRED)).email).toContain("delivered");
    const set = '{"sms": ["delivered"]}';
    expect(messageChannelsOf(readEnvironment({ ...REQUIRED, ORDER_MESSAGES: set }))).toEqual({ sms: ["delivered"] });
  });

  it("refuses a kind that there is not", () => {
    expect(() => readEnvironment({ ...REQUIRED, ORDER_MESSAGES: '{"sms": ["eaten"]}' })).toThrow(/ORDER_MESSAGES/);
  });
});
