import { Router, urlencoded, type Request, type Response } from "express";
import { ipKeyGenerator, rateLimit, type Options as RateLimitOptions, type Store } from "express-rate-limit";
import { z } from "zod";
import { BackendRefusal, BackendUnavailable, type BackendApi } from "../backend-api/backend-api.js";
import { asyncHandler } from "../http/async-handler.js";
import { isSameOrigin } from "../http/origin-guard.js";
import { LANGUAGE_COOKIE, LANGUAGES, languageOf } from "../locale/languages.js";
import { renderLoginPage, type LoginPage } from "./login-page.js";
import type { OperatorAccess } from "./operator-access.js";
import { pageUserOf } from "./page-user.js";
import { returnAddressOf } from "./return-address.js";
import { SESSION_COOKIE } from "./session.js";
import { destroySession, rotateSession, saveSession } from "./session-guard.js";
import { expiryOf } from "./token.js";

const WINDOW_MS = 15 * 60 * 1_000;
const MAXIMUM_FAILURES_PER_ACCOUNT = 10;
const MAXIMUM_FAILURES_PER_ADDRESS = 30;
const MAXIMUM_FORM = "4kb";
const SEE_OTHER = 303;
const LANGUAGE_LIFETIME_MS = 365 * 24 * 60 * 60 * 1_000;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const WRONG_CREDENTIALS = "That email and password do not match. Check both and try again.";
const NO_ROLE = "Your account has no role yet. Ask an administrator to give you one.";
const TOO_MANY_FAILURES = "Too many failed attempts. Wait 15 minutes and try again.";
const NOTICES: Record<string, string> = {
  expired: "Your session ended. Log in again to go on.",
  logout: "You are logged out.",
  no_role: NO_ROLE,
};

const formSchema = z.object({
  email: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
  next: z.string().optional(),
});

export interface LoginOptions {
  api: BackendApi;
  access: OperatorAccess;
  /** Counts failed logins of one kind; each limit needs its own. */
  failuresOf: () => Store;
  /** Path of the panel, for example `/admin`. */
  rootPath: string;
  loginPath: string;
  stylesheet: string;
}

/**
 * Login and logout: GET and POST `/login`, GET `/logout`, relative to the panel's path. A page that asks for JSON is
 * answered in JSON: it keeps its unsaved work and only needs the session.
 */
export function loginRoutes(options: LoginOptions): Router {
  const { rootPath, loginPath, failuresOf } = options;
  const router = Router();
  const limitFailures = (limit: number, keyGenerator: RateLimitOptions["keyGenerator"]) =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit,
      keyGenerator,
      store: failuresOf(),
      standardHeaders: "draft-7",
      legacyHeaders: false,
      skipSuccessfulRequests: true,
      handler: (request, response) => refuse(request, response, options, 429, TOO_MANY_FAILURES),
    });

  router.get("/login", (request, response) => {
    const { language, ...rest } = request.query as Record<string, string>;
    if (LANGUAGES.some((each) => each === language)) {
      response.cookie(LANGUAGE_COOKIE, language, { path: rootPath, sameSite: "lax", maxAge: LANGUAGE_LIFETIME_MS });
      const query = new URLSearchParams(rest).toString();
      response.redirect(SEE_OTHER, query ? `${loginPath}?${query}` : loginPath);
      return;
    }
    const next = returnAddressOf(request.query.next, rootPath);
    if (request.session.operator) {
      response.redirect(SEE_OTHER, next ?? rootPath);
      return;
    }
    const notice = typeof request.query.ended === "string" ? NOTICES[request.query.ended] : undefined;
    answer(request, response, options, 200, { next, ...(notice && { notice }) });
  });

  router.post(
    "/login",
    limitFailures(MAXIMUM_FAILURES_PER_ADDRESS, (request) => `address:${ipKeyGenerator(request.ip ?? "unknown")}`),
    urlencoded({ extended: false, limit: MAXIMUM_FORM, parameterLimit: 10 }),
    limitFailures(MAXIMUM_FAILURES_PER_ACCOUNT, (request) => `account:${typedEmail(request).toLowerCase()}`),
    asyncHandler((request, response) => logIn(request, response, options)),
  );

  router.get(
    "/logout",
    asyncHandler(async (request, response) => {
      const site = request.headers["sec-fetch-site"];
      if (site !== undefined && site !== "none" && !isSameOrigin({ ...request.headers, "sec-fetch-site": site })) {
        response.redirect(SEE_OTHER, rootPath);
        return;
      }
      await destroySession(request);
      response.clearCookie(SESSION_COOKIE, { path: rootPath });
      response.redirect(SEE_OTHER, `${loginPath}?ended=logout`);
    }),
  );

  return router;
}

async function logIn(request: Request, response: Response, options: LoginOptions): Promise<void> {
  const { api, access, rootPath } = options;
  const form = formSchema.safeParse(request.body);
  if (!form.success) {
    refuse(request, response, options, 400, "Type your email and your password.");
    return;
  }
  try {
    const token = await api.logIn(form.data.email, form.data.password);
    const user = await api.retrieveMe(token);
    if (user.role === null) {
      request.log.warn({ operator_id: user.id }, "login refused: no role");
      refuse(request, response, options, FORBIDDEN, NO_ROLE);
      return;
    }
    access.remember(user.role, user.permissions);
    await rotateSession(request);
    request.session.operator = { id: user.id, email: user.email, token, expires_at: expiryOf(token) };
    request.session.adminUser = pageUserOf(user);
    await saveSession(request);
    request.log.info({ operator_id: user.id }, "operator logged in");
    if (wantsJson(request)) {
      response.json({ operator: { id: user.id } });
    } else {
      response.redirect(SEE_OTHER, returnAddressOf(form.data.next, rootPath) ?? rootPath);
    }
  } catch (error) {
    const refused = error instanceof BackendRefusal;
    if (!refused && !(error instanceof BackendUnavailable)) throw error;
    request.log.warn({ reason: error.name }, "login refused");
    refuse(request, response, options, refused ? UNAUTHORIZED : 503, refused ? WRONG_CREDENTIALS : error.message);
  }
}

function refuse(request: Request, response: Response, options: LoginOptions, status: number, error: string): void {
  if (wantsJson(request)) {
    response.status(status).json({ message: error });
    return;
  }
  const { next } = Object(request.body) as { next?: unknown };
  answer(request, response, options, status, {
    email: typedEmail(request),
    next: returnAddressOf(next, options.rootPath),
    error,
  });
}

function answer(
  request: Request,
  response: Response,
  { loginPath, stylesheet }: LoginOptions,
  status: number,
  page: Omit<LoginPage, "action" | "stylesheet" | "language">,
): void {
  response
    .status(status)
    .type("html")
    .send(renderLoginPage({ action: loginPath, stylesheet, language: languageOf(request.headers.cookie), ...page }));
}

const wantsJson = (request: Request): boolean => request.accepts(["html", "json"]) === "json";

function typedEmail(request: Request): string {
  const body: unknown = request.body;
  const email = typeof body === "object" && body !== null ? (body as { email?: unknown }).email : undefined;
  return typeof email === "string" ? email.trim().slice(0, 200) : "";
}
