import { z } from "zod";

const MINIMUM_SECRET_LENGTH = 32;
const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  ADMIN_PORT: z.coerce.number().int().min(1).max(65_535).default(9100),
  /** Where the browser finds the panel; decides whether cookies are marked Secure. */
  ADMIN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The panel's own database role: SELECT on what it shows, nothing else. */
  ADMIN_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  BACKEND_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:9000"),
  GATEWAY_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:9200"),
  /** Where promotions are made, if somewhere a Medusa dashboard runs; its pages are linked. */
  MEDUSA_DASHBOARD_URL: z.url({ protocol: /^https?$/ }).optional(),
  ADMIN_SESSION_SECRET: z.string().min(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

const preparationSchema = schema.pick({ ADMIN_DATABASE_URL: true }).extend({
  /** The owner of the database, who may create roles. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
});

export interface Environment extends Omit<z.infer<typeof schema>, "ADMIN_PUBLIC_URL"> {
  publicUrl: URL;
  /** True when browsers reach the panel over TLS: cookies are Secure, HSTS is sent, one proxy is trusted. */
  isSecure: boolean;
}
export type PreparationEnvironment = z.infer<typeof preparationSchema>;

/** Reads the settings of the panel. Throws one sentence that names every missing or wrong setting. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const { ADMIN_PUBLIC_URL, ...settings } = parse(schema, source);
  const publicUrl = new URL(ADMIN_PUBLIC_URL ?? `http://localhost:${settings.ADMIN_PORT}`);
  const isSecure = publicUrl.protocol === "https:";
  if (settings.NODE_ENV === "production") {
    if (settings.ADMIN_SESSION_SECRET.length < MINIMUM_SECRET_LENGTH) {
      throw new Error(
        `ADMIN_SESSION_SECRET is too weak for production: set it to at least ${MINIMUM_SECRET_LENGTH} random characters, for example from \`openssl rand -hex 32\`.`,
      );
    }
    if (!isSecure && !LOCAL_HOSTS.includes(publicUrl.hostname)) {
      throw new Error(
        "ADMIN_PUBLIC_URL must be an https address in production: session cookies are only sent over TLS.",
      );
    }
  }
  return { ...settings, publicUrl, isSecure };
}

/** Reads the settings of the database preparation. Throws one sentence that names every missing or wrong setting. */
export function readPreparationEnvironment(source: NodeJS.ProcessEnv = process.env): PreparationEnvironment {
  return parse(preparationSchema, source);
}

function parse<Schema extends z.ZodType>(schema: Schema, source: NodeJS.ProcessEnv): z.infer<Schema> {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings are missing or wrong. ${problems.join("; ")}.`);
  }
  return parsed.data;
}
