import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, submitLogin, type Visitor } from "./support/browser.js";
import { adminApi, inviteOperator, platform, type TestOperator } from "./support/platform.js";

const FROM_OUR_PAGE = { "sec-fetch-site": "same-origin" };

describe("what a role sees of the panel", () => {
  let browser: Browser;
  let visitor: Visitor;
  let support: TestOperator;
  let catalogue: TestOperator;
  let storeId: string;
  const address = (path = ""): string => `${platform().admin_url}${path}`;
  const inSidebar = async (): Promise<string> => (await visitor.page.textContent("[data-css=sidebar]")) ?? "";
  const list = async (resource: string) => {
    const answer = await visitor.context.request.get(address(`/api/resources/${resource}/actions/list`));
    return (await answer.json()) as { records?: unknown[]; notice?: { type: string } };
  };

  beforeAll(async () => {
    support = await inviteOperator("panel-support", "support");
    catalogue = await inviteOperator("panel-catalogue", "catalogue_manager");
    const { dark_store } = await adminApi("POST", "/admin/dark-stores", {
      code: "ROLES-1",
      name: "Roles store",
      latitude: -32,
      longitude: 82,
      service_radius_m: 1_000,
    });
    storeId = dark_store.id as string;
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    visitor = await newVisitor(browser);
  });
  afterEach(async () => {
    await visitor.context.close();
    expect(visitor.trouble).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it("is everything for an administrator", async () => {
    await logIn(visitor);
    const shown = await inSidebar();
    for (const name of ["Orders", "Customers", "Products", "Operators", "Audit log"]) expect(shown).toContain(name);
  });

  it("is no catalogue of customers and orders for a catalogue manager, and the server says no as well", async () => {
    await logIn(visitor, catalogue);
    const shown = await inSidebar();
    expect(shown).toContain("Products");
    for (const name of ["Orders", "Customers", "Riders", "Operators", "Audit log"]) expect(shown).not.toContain(name);
    for (const resource of ["orders", "customers", "riders", "operators", "audit"]) {
      expect((await list(resource)).notice).toMatchObject({ type: "error" });
    }
    expect((await list("products")).records).toBeDefined();
  });

  it("is no action that support may not take, by page and by request", async () => {
    await logIn(visitor, support);
    await visitor.page.goto(address(`/resources/dark-stores/records/${storeId}/show`));
    await visitor.page.waitForSelector("text=Roles store");
    expect(await visitor.page.getByText("Pause", { exact: true }).count()).toBe(0);
    const path = `/api/resources/dark-stores/records/${storeId}/pauseStore`;
    const answer = await visitor.context.request.post(address(path), { data: {}, headers: FROM_OUR_PAGE });
    expect((await answer.json()).notice).toMatchObject({ type: "error" });
    expect((await adminApi("GET", `/admin/dark-stores/${storeId}`)).dark_store.status).not.toBe("paused");
  });

  it("is nothing without a role: the login says whom to ask", async () => {
    const newcomer = await inviteOperator("panel-newcomer", null);
    await submitLogin(visitor.page, newcomer.email, newcomer.password);
    expect(await visitor.page.textContent("[role=alert]")).toContain("Ask an administrator");
    expect(await visitor.context.cookies()).toEqual([]);
  });

  it("is changed by an administrator in the panel, and the change is in the audit log", async () => {
    const moved = await inviteOperator("panel-moved", "support");
    await logIn(visitor);
    await visitor.page.goto(address(`/resources/operators/records/${moved.id}/changeRole`));
    await visitor.page.selectOption("#field-role", "operations");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForURL("**/show");
    const { operators } = await adminApi("GET", `/admin/operators?q=${encodeURIComponent(moved.email)}`);
    expect(operators[0].role).toBe("operations");

    await visitor.page.goto(address(`/resources/audit?filters.resource_id=${moved.id}`));
    await visitor.page.waitForSelector("tbody tr");
    const row = await visitor.page.textContent("tbody tr");
    expect(row).toContain(`/admin/operators/${moved.id}/role`);
    expect(row).toContain(platform().operator.email);
  });
});
