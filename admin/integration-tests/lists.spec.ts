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
