import type { OperatorRole } from "@quickdash/operators/contract";
import connectPgSimple from "connect-pg-simple";
import type { RequestHandler } from "express";
import session from "express-session";
import type pg from "pg";
import { SESSION_SCHEMA, SESSION_TABLE } from "./session-table.js";

/** How long an operator stays logged in without touching the panel. */
export const IDLE_LIMIT_MS = 8 * 60 * 60 * 1_000;
export const SESSION_COOKIE = "quickdash_panel";

const PRUNE_INTERVAL_SECONDS = 15 * 60;

/** The operator behind a session. Stays on the server: the token never reaches a page. */
export interface Operator {
  id: string;
  email: string;
  token: string;
  /** When the token ends, in milliseconds since 1970. */
  expires_at: number;
}

/** What AdminJS writes into every page it renders; free of `<`, `>` and `&`. */
export interface PageUser {
  id: string;
  email: string;
  role: OperatorRole | null;
  title?: string;
}

declare module "express-session" {
  interface SessionData {
    operator: Operator;
    adminUser: PageUser;
  }
}

export interface SessionOptions {
  secret: string;
  isSecure: boolean;
  path: string;
  onError: (error: unknown) => void;
}

/** Sessions in PostgreSQL; no cookie is set before somebody logs in. `close` stops the pruning timer. */
export function createSessions(pool: pg.Pool, options: SessionOptions): { handler: RequestHandler; close: () => void } {
  const Store = connectPgSimple(session);
  const store = new Store({
    pool,
    schemaName: SESSION_SCHEMA,
    tableName: SESSION_TABLE,
    createTableIfMissing: false,
    pruneSessionInterval: PRUNE_INTERVAL_SECONDS,
    errorLog: (...details: unknown[]) => options.onError(details),
  });
  const handler = session({
    store,
    name: SESSION_COOKIE,
    secret: options.secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      path: options.path,
      httpOnly: true,
      sameSite: "lax",
      secure: options.isSecure,
      maxAge: IDLE_LIMIT_MS,
    },
  });
  return { handler, close: () => void store.close() };
}
