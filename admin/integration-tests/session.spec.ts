import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { adminApi, inDatabase, inviteOperator, platform, type TestOperator } from "./support/platform.js";

const DIALOG = "dialog.qd-login-again";

/** Ends every session of an operator on the server, as time or a restart without a store would. */
const endSessionsOf = ({ id }: TestOperator) =>
  inDatabase("DELETE FROM panel.session WHERE sess->'operator'->>'id' = $1", [id]);

describe("a session that ends while somebody works", () => {
  let browser: Browser;
  let visitor: Visitor;
  let operator: TestOperator;
  let storeId: string;
  const address = (path = ""): string => `${platform().admin_url}${path}`;
  const readStore = async () => (await adminApi("GET", `/admin/dark-stores/${storeId}`)).dark_store;

  beforeAll(async () => {
    operator = await inviteOperator("session", "operations");
    const { dark_store } = await adminApi("POST", "/admin/dark-stores", {
      code: "SESSION-1",
      name: "Session store",
      latitude: -31,
      longitude: 81,
      service_radius_m: 1_000,
    });
    storeId = dark_store.id as string;
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    visitor = await newVisitor(browser);
    await logIn(visitor, operator);
  });
  afterEach(async () => {
    await visitor.context.close();
    expect(visitor.trouble).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function fillFees(amount: string): Promise<void> {
    await visitor.page.goto(address(`/resources/dark-stores/records/${storeId}/editFees`));
    await visitor.page.fill("#field-handling_fee", amount);
  }

  it("loses nothing: after the password the form is there as it was, and is saved", async () => {
    await fillFees("6.25");
    await endSessionsOf(operator);
    await visitor.page.click("form.qd-action-form button[type=submit]");
    await visitor.page.waitForSelector(DIALOG);
    expect(await visitor.page.inputValue("#field-handling_fee")).toBe("6.25");
    expect((await readStore()).handling_fee).not.toBe(6.25);

    expect(await visitor.page.inputValue(`${DIALOG} input[type=email]`)).toBe(operator.email);
    await visitor.page.fill(`${DIALOG} input[type=password]`, "not-the-password");
    await visitor.page.click(`${DIALOG} button`);
    await visitor.page.waitForSelector("text=do not match");
    await visitor.page.fill(`${DIALOG} input[type=password]`, operator.password);
    await visitor.page.click(`${DIALOG} button`);
    await visitor.page.waitForURL("**/show");
    expect((await readStore()).handling_fee).toBe(6.25);
    expect(await visitor.page.locator(DIALOG).count()).toBe(0);
  });

  it("loses no drawing on a map either", async () => {
    const manager = await inviteOperator("session-drawing", "catalogue_manager");
    const drawer = await newVisitor(browser);
    await logIn(drawer, manager);
    const { page } = drawer;
    await page.goto(address("/resources/dark-stores/actions/new"));
    const [name, code] = ["Drawn before the end", "SESSION-2"];
    for (const [field, text] of Object.entries({ name, code, latitude: "-31.5", longitude: "81.5" })) {
      await page.fill(`#store-${field}`, text);
    }
    await page.getByText("Draw the circle").click();
    await endSessionsOf(manager);
    await page.click("form.qd-record button[type=submit]");
    await page.waitForSelector(DIALOG);
    await page.fill(`${DIALOG} input[type=password]`, manager.password);
    await page.click(`${DIALOG} button`);
    await page.waitForURL("**/show");
    const { dark_stores } = await adminApi("GET", `/admin/dark-stores?code=${code}`);
    expect(dark_stores).toMatchObject([{ name, service_area: { type: expect.stringContaining("Polygon") } }]);
    await drawer.context.close();
  });

  it("is not closed by Escape, which would leave the page waiting for ever", async () => {
    await fillFees("7");
    await endSessionsOf(operator);
    await visitor.page.click("form.qd-action-form button[type=submit]");
    await visitor.page.waitForSelector(DIALOG);
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.page.locator(DIALOG).count()).toBe(1);
  });

  it("shows a fresh page to somebody else who logs in there", async () => {
    const other = await inviteOperator("session-other", "operations");
    await fillFees("8");
    await endSessionsOf(operator);
    await visitor.page.click("form.qd-action-form button[type=submit]");
    await visitor.page.fill(`${DIALOG} input[type=email]`, other.email);
    await visitor.page.fill(`${DIALOG} input[type=password]`, other.password);
    await Promise.all([visitor.page.waitForEvent("load"), visitor.page.click(`${DIALOG} button`)]);
    expect(await visitor.page.inputValue("#field-handling_fee")).not.toBe("8");
    expect((await readStore()).handling_fee).not.toBe(8);
  });

  it("comes back to the same page with its filters when the page itself was asked for", async () => {
    await endSessionsOf(operator);
    const wanted = "/resources/dark-stores?filters.code=SESSION-1";
    await visitor.page.goto(address(wanted));
    expect(new URL(visitor.page.url()).pathname).toBe("/admin/login");
    await visitor.page.fill("#email", operator.email);
    await visitor.page.fill("#password", operator.password);
    await visitor.page.click("button[type=submit]");
    await visitor.page.waitForSelector("tbody tr");
    expect(visitor.page.url()).toBe(address(wanted));
  });

  it("never goes to another host after logging in", async () => {
    await visitor.context.clearCookies();
    await visitor.page.goto(`${address("/login")}?next=${encodeURIComponent("//elsewhere.test/admin/resources/x")}`);
    await visitor.page.fill("#email", operator.email);
    await visitor.page.fill("#password", operator.password);
    await visitor.page.click("button[type=submit]");
    await visitor.page.waitForSelector(".qd-tiles");
    expect(visitor.page.url()).toBe(address());
  });
});
