import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, submitLogin, type Visitor } from "./support/browser.js";
import { inDatabase, platform } from "./support/platform.js";

const COOKIE = "quickdash_panel";
const FROM_OUR_PAGE = { "sec-fetch-site": "same-origin" };

describe("logging in to the panel", () => {
  let browser: Browser;
  let visitor: Visitor;
  const address = (path = ""): string => `${platform().admin_url}${path}`;
  const sessionCookie = async ({ context }: Visitor) =>
    (await context.cookies()).find((cookie) => cookie.name === COOKIE);

  /** Asks for the panel with a cookie of a session, outside the browser. */
  const openWith = (cookie: string, path = "/api/dashboard"): Promise<Response> =>
    fetch(address(path), { headers: { cookie: `${COOKIE}=${cookie}` }, redirect: "manual" });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    visitor = await newVisitor(browser);
  });
  afterEach(async () => {
    await visitor.context.close();
    expect(visitor.trouble).toEqual([]);
  });

  it("sends a stranger to the login page and sets no cookie", async () => {
    await visitor.page.goto(address("/resources/orders"));
    expect(new URL(visitor.page.url()).pathname).toBe("/admin/login");
    expect(await sessionCookie(visitor)).toBeUndefined();
  });

  it("says so when the password is wrong, and keeps the email", async () => {
    const { email } = platform().operator;
    await submitLogin(visitor.page, email, "not-the-password");
    expect(await visitor.page.textContent("[role=alert]")).toContain("do not match");
    expect(await visitor.page.inputValue("#email")).toBe(email);
    expect(await visitor.page.inputValue("#password")).toBe("");
    expect(await sessionCookie(visitor)).toBeUndefined();
  });

  it("shows the dashboard after the right password, and keeps the token on the server", async () => {
    await logIn(visitor);
    expect(await visitor.page.textContent("h1")).toBe("Now");
    expect(await visitor.page.textContent(".qd-tiles")).toContain("Ready for pickup");
    expect(await visitor.page.content()).not.toContain("eyJ");
    expect(await sessionCookie(visitor)).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });

  it.each([390, 1280])("fits a screen of %d pixels without scrolling sideways", async (width) => {
    const narrow = await newVisitor(browser, width);
    await logIn(narrow);
    expect(await narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await narrow.context.close();
    expect(narrow.trouble).toEqual([]);
  });

  it("gives a new session at each login, and the one before is worth nothing", async () => {
    await logIn(visitor);
    const before = (await sessionCookie(visitor))?.value ?? "";
    expect((await openWith(before)).status).toBe(200);
    const answer = await visitor.context.request.post(address("/login"), {
      form: platform().operator,
      headers: FROM_OUR_PAGE,
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    const after = (await sessionCookie(visitor))?.value ?? "";
    expect(after).not.toBe(before);
    expect((await openWith(after)).status).toBe(200);
    expect((await openWith(before)).status).toBe(401);
  });

  it("ends the session at logout: its cookie is refused afterwards", async () => {
    await logIn(visitor);
    const cookie = (await sessionCookie(visitor))?.value ?? "";
    await visitor.page.goto(address("/logout"));
    expect(await visitor.page.textContent("[role=status]")).toContain("logged out");
    expect((await openWith(cookie)).status).toBe(401);
    const page = await openWith(cookie, "/resources/orders");
    expect(page.status).toBe(303);
    expect(page.headers.get("location")).toBe("/admin/login?next=%2Fadmin%2Fresources%2Forders");
  });

  it("locks an account out after ten failures, whoever fails", async () => {
    const guess = (): Promise<Response> =>
      fetch(address("/login"), {
        method: "POST",
        headers: FROM_OUR_PAGE,
        body: new URLSearchParams({ email: "nobody@quickdash.test", password: "guess" }),
      });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      statuses.push((await guess()).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    // Counted where every panel process looks, and without a name.
    const rows = await inDatabase("SELECT key FROM panel.failed_login WHERE hits > 10 AND resets_at > now()");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("nobody");
  });
});
