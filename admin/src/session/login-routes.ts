import { Router, urlencoded, type Request, type Response } from "express";
import { ipKeyGenerator, rateLimit, type Options as RateLimitOptions } from "express-rate-limit";
import { z } from "zod";
import { BackendRefusal, BackendUnavailable, type BackendApi } from "../backend-api/backend-api.js";
import { asyncHandler } from "../http/async-handler.js";
import { isSameOrigin } from "../http/origin-guard.js";
import { renderLoginPage, type LoginPage } from "./login-page.js";
import { pageUserOf } from "./page-user.js";
import { SESSION_COOKIE } from "./session.js";
import { destroySession, rotateSession, saveSession } from "./session-guard.js";
import { expiryOf } from "./token.js";

const WINDOW_MS = 15 * 60 * 1_000;
const MAXIMUM_FAILURES_PER_ACCOUNT = 10;
const MAXIMUM_FAILURES_PER_ADDRESS = 30;
const MAXIMUM_FORM = "4kb";
const SEE_OTHER = 303;
const UNAUTHORIZED = 401;
const WRONG_CREDENTIALS = "That email and password do not match. Check both and try again.";
const TOO_MANY_FAILURES = "Too many failed attempts. Wait 15 minutes and try again.";
const NOTICES: Record<string, string> = {
  expired: "Your session ended. Log in again to go on.",
  logout: "You are logged out.",
};

const formSchema = z.object({
  email: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});

export interface LoginOptions {
  api: BackendApi;
  /** Path of the panel, for example `/admin`. */
  rootPath: string;
  loginPath: string;
  stylesheet: string;
}

/** Login and logout: GET and POST `/login`, GET `/logout`, relative to the panel's path. */
export function loginRoutes({ api, rootPath, loginPath, stylesheet }: LoginOptions): Router {
  const router = Router();
  const answer = (response: Response, status: number, page: Omit<LoginPage, "action" | "stylesheet">): void => {
    response
      .status(status)
      .type("html")
      .send(renderLoginPage({ action: loginPath, stylesheet, ...page }));
  };
  const limitFailures = (limit: number, keyGenerator: RateLimitOptions["keyGenerator"]) =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit,
      keyGenerator,
      standardHeaders: "draft-7",
      legacyHeaders: false,
      skipSuccessfulRequests: true,
      handler: (request, response) => answer(response, 429, { email: typedEmail(request), error: TOO_MANY_FAILURES }),
    });

  router.get("/login", (request, response) => {
    if (request.session.operator) {
      response.redirect(SEE_OTHER, rootPath);
      return;
    }
    const notice = typeof request.query.ended === "string" ? NOTICES[request.query.ended] : undefined;
    answer(response, 200, { ...(notice && { notice }) });
  });

  router.post(
    "/login",
    limitFailures(MAXIMUM_FAILURES_PER_ADDRESS, (request) => ipKeyGenerator(request.ip ?? "unknown")),
    urlencoded({ extended: false, limit: MAXIMUM_FORM, parameterLimit: 10 }),
    limitFailures(MAXIMUM_FAILURES_PER_ACCOUNT, (request) => `account:${typedEmail(request).toLowerCase()}`),
    asyncHandler(async (request, response) => {
      const form = formSchema.safeParse(request.body);
      if (!form.success) {
        answer(response, 400, { email: typedEmail(request), error: "Type your email and your password." });
        return;
      }
      try {
        const token = await api.logIn(form.data.email, form.data.password);
        const user = await api.retrieveMe(token);
        await rotateSession(request);
        request.session.operator = { id: user.id, email: user.email, token, expires_at: expiryOf(token) };
        request.session.adminUser = pageUserOf(user);
        await saveSession(request);
        request.log.info({ operator_id: user.id }, "operator logged in");
        response.redirect(SEE_OTHER, rootPath);
      } catch (error) {
        const refused = error instanceof BackendRefusal;
        if (!refused && !(error instanceof BackendUnavailable)) throw error;
        request.log.warn({ reason: error.name }, "login refused");
        answer(response, refused ? UNAUTHORIZED : 503, {
          email: form.data.email,
          error: refused ? WRONG_CREDENTIALS : error.message,
        });
      }
    }),
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

function typedEmail(request: Request): string {
  const body: unknown = request.body;
  const email = typeof body === "object" && body !== null ? (body as { email?: unknown }).email : undefined;
  return typeof email === "string" ? email.trim().slice(0, 200) : "";
}
