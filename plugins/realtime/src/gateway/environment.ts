import { z } from "zod";

const WELL_KNOWN_SECRETS = ["supersecret", "secret", "changeme", "development"];
const MINIMUM_SECRET_LENGTH = 32;

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(9200),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  /** The backend's secret: the gateway checks the tokens the backend issues. */
  JWT_SECRET: z.string().min(1),
  BACKEND_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:9000"),
  /** Browser origins that may connect, separated by commas; `*` is any. Clients that send no origin always may. */
  GATEWAY_CORS: z.string().default("*"),
  GATEWAY_MAX_CONNECTIONS: z.coerce.number().int().positive().default(20_000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export interface GatewaySettings {
  port: number;
  redisUrl: string;
  jwtSecret: string;
  backendUrl: string;
  allowedOrigins: string[] | "*";
  maxConnections: number;
  logLevel: string;
}

/** Reads the settings of the gateway. Throws one sentence that names what is missing, wrong or too weak. */
export function readGatewaySettings(source: NodeJS.ProcessEnv): GatewaySettings {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings of the gateway are missing or wrong. ${problems.join("; ")}.`);
  }
  const env = parsed.data;
  const weak = env.JWT_SECRET.length < MINIMUM_SECRET_LENGTH || WELL_KNOWN_SECRETS.includes(env.JWT_SECRET);
  if (env.NODE_ENV === "production" && weak) {
    throw new Error(
      `JWT_SECRET is too weak for production: set it to the backend's secret of at least ${MINIMUM_SECRET_LENGTH} random characters.`,
    );
  }
  return {
    port: env.GATEWAY_PORT,
    redisUrl: env.REDIS_URL,
    jwtSecret: env.JWT_SECRET,
    backendUrl: env.BACKEND_URL.replace(/\/+$/, ""),
    allowedOrigins: env.GATEWAY_CORS.trim() === "*" ? "*" : splitList(env.GATEWAY_CORS),
    maxConnections: env.GATEWAY_MAX_CONNECTIONS,
    logLevel: env.LOG_LEVEL,
  };
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
