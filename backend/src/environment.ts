import { messageChannelsSchema } from "@quickdash/order-flow/contract";
import { requiredDocumentsSchema } from "@quickdash/rider-delivery/contract";
import { z } from "zod";

/** Values that ship in examples; production refuses to start with any of them. */
const WELL_KNOWN_SECRETS = ["supersecret", "secret", "changeme", "development"];
const MINIMUM_SECRET_LENGTH = 32;

/** A setting that is written as JSON. */
function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue("must be JSON");
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  JWT_SECRET: z.string().min(1),
  COOKIE_SECRET: z.string().min(1),
  /** Where browsers reach the backend: pictures of products have addresses below it. */
  BACKEND_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:9000"),
  STORE_CORS: z.string().default("http://localhost:9300"),
  ADMIN_CORS: z.string().default("http://localhost:9100"),
  AUTH_CORS: z.string().default("http://localhost:9100,http://localhost:9300"),
  /** `off` reads every page of the Store API from the database: for measuring and for finding faults. */
  ASSORTMENT_CACHE: z.enum(["on", "off"]).default("on"),
  /** How much is logged; `http` adds an access log, which names the addresses of people. */
  LOG_LEVEL: z.enum(["error", "warn", "info", "http", "verbose", "debug", "silly"]).optional(),
  WORKER_MODE: z.enum(["shared", "server", "worker"]).default("shared"),
  /** A one-time code that is accepted for every phone; development and tests only. */
  OTP_FIXED_CODE: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** Address of the SMS gateway; without it, codes are written to the log (refused in production). */
  SMS_GATEWAY_URL: z.url().optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  /** JSON that is POSTed to the gateway, with `{{to}}`, `{{text}}`, `{{template_id}}` and the like filled in. */
  SMS_GATEWAY_BODY: json(z.record(z.string(), z.json())).optional(),
  /** JSON of the ids under which texts are registered: `{"order_confirmed": {"en": "1107...", "hi": "1107..."}}`. */
  SMS_TEMPLATE_IDS: json(z.record(z.string(), z.record(z.string(), z.string().min(1)))).optional(),
  /** The mail server, such as `smtps://user:password@mail.example.com`; without it, mails are written to the log. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The key of a SendGrid account, in place of a mail server. */
  SENDGRID_API_KEY: z.string().optional(),
  /** Who mails come from: `orders@example.com`, or `QuickDash <orders@example.com>`. */
  MAIL_FROM: z
    .string()
    .regex(/^([^<>]*<)?[^\s@<>]+@[^\s@<>]+>?$/, "must be an e-mail address")
    .optional(),
  /** JSON of what customers are told on which channel: `{"sms": ["order_confirmed"], "email": ["delivered"]}`. */
  ORDER_MESSAGES: json(messageChannelsSchema).optional(),
  /** Address of an OSRM-compatible routing service; without it, promises are made by distance. */
  ROUTING_SERVICE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** For how many days after the delivery customers can ask money back for items. */
  REFUND_WINDOW_DAYS: z.coerce.number().int().min(0).optional(),
  /** How many refunds a customer gets in so many days, and up to which amount, before operations have to look at it. */
  REFUND_LIMIT_DAYS: z.coerce.number().int().min(1).optional(),
  REFUND_LIMIT_COUNT: z.coerce.number().int().min(0).optional(),
  REFUND_LIMIT_AMOUNT: z.coerce.number().min(0).optional(),
  /** JSON of the documents riders need to go on shift, by vehicle: `{"walk": ["identity"]}`; without it none. */
  RIDER_DOCUMENTS: json(requiredDocumentsSchema).optional(),
  /** The keys of a Razorpay account; with them customers can pay by UPI, card and net banking. */
  RAZORPAY_KEY_ID: z.string().optional(),
  RAZORPAY_KEY_SECRET: z.string().optional(),
  RAZORPAY_WEBHOOK_SECRET: z.string().optional(),
  /** Another host that speaks Razorpay's API. */
  RAZORPAY_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The keys of a Stripe account; with them customers can pay by card. */
  STRIPE_API_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
});

export type Environment = z.infer<typeof schema>;

/** A payment method needs all of its keys: with a part of them customers could pay what never arrives. */
const KEYS_THAT_BELONG_TOGETHER = [
  ["RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"],
  ["STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"],
] as const;

/** Reads the settings of the backend. Throws one sentence per wrong setting, naming it. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings are missing or wrong. ${problems.join("; ")}.`);
  }
  const environment = parsed.data;
  KEYS_THAT_BELONG_TOGETHER.forEach((names) => requireAllOrNone(environment, names));
  refuseHalfMail(environment);
  if (environment.NODE_ENV === "production") {
    refuseWeakProduction(environment);
    return environment;
  }
  return { ...environment, OTP_FIXED_CODE: environment.OTP_FIXED_CODE ?? "000000" };
}

function requireAllOrNone(environment: Environment, names: readonly (keyof Environment)[]): void {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0 && missing.length < names.length) {
    const set = names.filter((name) => environment[name]);
    throw new Error(`${set.join(" and ")} is set without ${missing.join(" and ")}: set all of them or none.`);
  }
}

function refuseHalfMail({ SMTP_URL, SENDGRID_API_KEY, MAIL_FROM }: Environment): void {
  if (SMTP_URL && SENDGRID_API_KEY) {
    throw new Error("SMTP_URL and SENDGRID_API_KEY are both set: mails leave by one of them.");
  }
  if ((SMTP_URL ?? SENDGRID_API_KEY) && !MAIL_FROM) {
    throw new Error("MAIL_FROM is missing: mails need to come from somebody.");
  }
}

function refuseWeakProduction(environment: Environment): void {
  for (const name of ["JWT_SECRET", "COOKIE_SECRET"] as const) {
    const secret = environment[name];
    if (secret.length < MINIMUM_SECRET_LENGTH || WELL_KNOWN_SECRETS.includes(secret)) {
      throw new Error(
        `${name} is too weak for production: set it to at least ${MINIMUM_SECRET_LENGTH} random characters, for example from \`openssl rand -hex 32\`.`,
      );
    }
  }
  if (environment.OTP_FIXED_CODE) {
    throw new Error("OTP_FIXED_CODE must not be set in production: anyone could log in as anyone.");
  }
  if (!environment.SMS_GATEWAY_URL) {
    throw new Error("SMS_GATEWAY_URL must be set in production: without it nobody receives a login code.");
  }
}
