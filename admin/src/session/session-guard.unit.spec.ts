import type { Request, Response } from "express";
import { BackendRefusal, BackendUnavailable, type BackendApi, type BackendUser } from "../backend-api/backend-api.js";
import { OperatorAccess } from "./operator-access.js";
import { sessionGuard } from "./session-guard.js";
import { SESSION_ENDED_HEADER } from "./session-ended.js";

const HOUR_SECONDS = 60 * 60;
const now = (): number => Math.floor(Date.now() / 1_000);
const tokenFrom = (iat: number, exp: number): string =>
  `e30.${Buffer.from(JSON.stringify({ iat, exp })).toString("base64url")}.signature`;

const USER: BackendUser = {
  id: "user_1",
  email: "asha@quickdash.test",
  first_name: null,
  last_name: null,
  role: "support",
  permissions: [{ path: "/admin/refunds", read: true, change: true, remove: true }],
};

/** One request of a session with this token through a guard whose backend answers as given. */
async function pass(
  token: string,
  { path = "/", retrieveMe = () => Promise.resolve(USER), refreshToken = () => Promise.resolve("none") } = {},
) {
  const access = new OperatorAccess();
  const api = { retrieveMe: jest.fn(retrieveMe), refreshToken: jest.fn(refreshToken) };
  const exp = (JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { exp: number }).exp;
  const session = {
    operator: { id: "user_1", email: USER.email, token, expires_at: exp * 1_000 },
    adminUser: { id: "user_1", email: USER.email, role: "operations" },
    destroy: jest.fn((done: () => void) => done()),
  };
  const log = { warn: jest.fn() };
  const request = {
    session,
    sessionID: "s",
    path,
    method: "GET",
    originalUrl: `/admin${path}`,
    baseUrl: "/admin",
    log,
  };
  const answer = { status: 0, headers: {} as Record<string, string>, to: "" };
  const response = {
    status: (status: number) => Object.assign(answer, { status }) && response,
    set: (name: string, value: string) => Object.assign(answer.headers, { [name]: value }) && response,
    json: () => response,
    redirect: (status: number, to: string) => Object.assign(answer, { status, to }),
  };
  const guard = sessionGuard({ api: api as unknown as BackendApi, access, loginPath: "/admin/login" });
  const passed = await new Promise<boolean>((resolve, reject) => {
    void guard(request as unknown as Request, response as unknown as Response, (error?: unknown) =>
      error instanceof Error ? reject(error) : resolve(true),
    );
    setTimeout(() => resolve(false), 50);
  });
  return { passed, session, api, access, answer };
}

const young = tokenFrom(now() - HOUR_SECONDS, now() + 23 * HOUR_SECONDS);
const half = tokenFrom(now() - 13 * HOUR_SECONDS, now() + 11 * HOUR_SECONDS);

describe("the session guard", () => {
  it("exchanges a token when half of its life is over, and no younger one", async () => {
    const fresh = tokenFrom(now(), now() + 24 * HOUR_SECONDS);
    const { session, passed } = await pass(half, { refreshToken: () => Promise.resolve(fresh) });
    expect(passed).toBe(true);
    expect(session.operator.token).toBe(fresh);
    expect(session.operator.expires_at).toBeGreaterThan(Date.now() + 23 * HOUR_SECONDS * 1_000);
    expect((await pass(young)).api.refreshToken).not.toHaveBeenCalled();
  });

  it("takes over the role that the operator has now, and what it may do", async () => {
    const { session, access } = await pass(young);
    expect(session.adminUser.role).toBe("support");
    expect(access.allows("support", "POST", "/admin/refunds/ref_1/approve")).toBe(true);
  });

  it.each([
    ["an account that is gone", () => Promise.reject(new BackendRefusal(404, "operator_not_found", "Gone."))],
    ["a token that is refused", () => Promise.reject(new BackendRefusal(401, "unauthorized", "Unauthorized"))],
    ["a role that was taken away", () => Promise.resolve({ ...USER, role: null })],
  ])("ends the session over %s", async (_name, retrieveMe: () => Promise<BackendUser>) => {
    const { passed, session, answer } = await pass(young, { retrieveMe, path: "/resources/orders" });
    expect(passed).toBe(false);
    expect(session.destroy).toHaveBeenCalled();
    expect(answer).toMatchObject({ status: 303 });
    expect(answer.to).toContain("next=%2Fadmin%2Fresources%2Forders");
  });

  it("tells a page's own request that the session is over, so that the page stays", async () => {
    const { answer, session } = await pass(tokenFrom(0, now() - 1), { path: "/api/resources/orders/actions/list" });
    expect(session.destroy).toHaveBeenCalled();
    expect(answer.status).toBe(401);
    expect(answer.headers[SESSION_ENDED_HEADER]).toBe("true");
  });

  it("lets operators read on while the backend is down", async () => {
    const down = () => Promise.reject(new BackendUnavailable("The backend does not answer."));
    const { passed, session } = await pass(young, { retrieveMe: down });
    expect(passed).toBe(true);
    expect(session.destroy).not.toHaveBeenCalled();
  });
});
