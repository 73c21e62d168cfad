import type { Browser } from "playwright-core";
import { createStore } from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { inviteOperator, platform } from "./support/platform.js";

const FORMULA = `=HYPERLINK("http://evil.example","x")`;

let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  await createStore("PANEL-LIST-1", { name: FORMULA });
  await createStore("PANEL-LIST-2");
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
}, 60_000);
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

const address = (query: string): string => `${platform().admin_url}/api/own/lists/dark-stores.csv?${query}`;

describe("a list as a file", () => {
  it("has the rows of its filter, and no formula that a spreadsheet would run", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/dark-stores/actions/exportList?filters.code=panel-list`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Download as CSV")]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
    const lines = Buffer.concat(chunks).toString("utf8").trim().split("\n");
    expect(lines[0]).toMatch(/id,code,name,status/);
    expect(lines).toHaveLength(3);
    expect(lines.join()).toContain(`'=HYPERLINK(`);
    expect(lines.join()).not.toMatch(/,"?=HYPERLINK/);
  });

  it("says what is wrong with a filter", async () => {
    const answer = await visitor.context.request.get(address("filters.prep_minutes=soon"));
    expect([answer.status(), (await answer.json()).code]).toEqual([400, "invalid_filter"]);
  });

  it("is for those who may see the list", async () => {
    const manager = await newVisitor(browser);
    await logIn(manager, await inviteOperator("panel-lists-catalogue", "catalogue_manager"));
    const lists = `${platform().admin_url}/api/own/lists`;
    expect((await manager.context.request.get(`${lists}/dark-stores.csv`)).status()).toBe(200);
    expect((await manager.context.request.get(`${lists}/orders.csv`)).status()).toBe(403);
    expect((await manager.context.request.get(`${lists}/api-keys.csv`)).status()).toBe(404);
    await manager.context.close();
  });
});

describe("a list by hand and by keyboard", () => {
  const stores = (): string => `${platform().admin_url}/resources/dark-stores`;

  it("keeps an operator's filters under their names, for them alone", async () => {
    const { page } = visitor;
    await page.goto(`${stores()}?filters.code=panel-list&page=1`);
    await page.getByText("Save this filter").click();
    await page.getByRole("textbox", { name: "Name of the filter" }).fill("<b>Mine</b>");
    await page.keyboard.press("Enter");
    const chip = page.getByRole("button", { name: "<b>Mine</b>", exact: true });
    await chip.waitFor();
    expect(await chip.getAttribute("aria-pressed")).toBe("true");
    await page.goto(stores());
    await chip.click();
    await page.waitForURL("**filters.code=panel-list**");

    const colleague = await newVisitor(browser);
    await logIn(colleague, await inviteOperator("panel-lists-colleague", "operations"));
    await colleague.page.goto(stores());
    await colleague.page.locator("tr[data-id]").first().waitFor();
    expect(await colleague.page.getByText("Mine").count()).toBe(0);
    await colleague.context.close();

    await page.getByRole("button", { name: "Remove the filter <b>Mine</b>" }).click();
    await chip.waitFor({ state: "detached" });
  });

  it.each([
    ["no name", { name: " ", query: "filters.code=x" }],
    ["a page instead of a filter", { name: "x", query: "page=3" }],
    ["another operator's name in the body", { name: "x", query: "filters.code=x", operator_id: "user_1" }],
    ["too much", { name: "x", query: `filters.code=${"x".repeat(3000)}` }],
  ])("does not keep a filter with %s", async (_what, body) => {
    const status = await visitor.page.evaluate(async (sent) => {
      const headers = { "content-type": "application/json" };
      const address = "/admin/api/own/saved-filters/dark-stores";
      return (await fetch(address, { method: "POST", headers, body: JSON.stringify(sent) })).status;
    }, body);
    expect(status).toBe(400);
  });

  it("is walked through, opened and searched with keys", async () => {
    const { page } = visitor;
    await page.goto(`${stores()}?filters.code=panel-list`);
    await page.locator("tr[data-id]").first().waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const id = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.id);
    expect(id).toBe(await page.locator("tr[data-id]").first().getAttribute("data-id"));
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/records/${id}/show`);
    await page.goto(stores());
    await page.locator("tr[data-id]").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("j panel-list-2");
    expect(await page.getByRole("searchbox").inputValue()).toBe("j panel-list-2");
  });
});
