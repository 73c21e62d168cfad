import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, platform } from "./support/platform.js";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const SERIOUS = ["serious", "critical"];

let browser: Browser;
let visitor: Visitor;
let storeId: string;

beforeAll(async () => {
  const { dark_stores } = await adminApi("GET", "/admin/dark-stores?limit=1&order=code");
  storeId = dark_stores[0].id as string;
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
});
afterAll(async () => {
  await browser?.close();
});

/** The serious findings of the page that is open, each with the first element it is about. */
async function findings(): Promise<string[]> {
  const { page } = visitor;
  await page.waitForLoadState("networkidle");
  // The script runs in the page by the browser's own hand, past the page's content security policy.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ""))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

describe("no serious obstacle", () => {
  it("is at the login page", async () => {
    await visitor.page.goto(`${platform().admin_url}/login`);
    expect(await findings()).toEqual([]);
  });

  it("is on the dashboard", async () => {
    await logIn(visitor);
    expect(await findings()).toEqual([]);
  });

  it.each([
    ["a list", () => "/resources/orders"],
    ["a list of stores", () => "/resources/dark-stores"],
    ["analytics", () => "/pages/analytics"],
    ["the import", () => "/pages/import"],
    ["the tree of categories", () => "/pages/categories"],
    ["a new product", () => "/resources/products/actions/new"],
    ["offers", () => "/resources/offers"],
    ["many offers at once", () => "/resources/offers/actions/editMany?perPage=25"],
    ["a new offer", () => "/resources/offers/actions/new"],
    ["a new rider", () => "/resources/riders/actions/new"],
    ["a new member of staff", () => "/resources/staff/actions/new"],
    ["papers", () => "/resources/rider-documents"],
    ["customers", () => "/resources/customers"],
  ])("is on %s", async (_name, path) => {
    await visitor.page.goto(`${platform().admin_url}${path()}`);
    expect(await findings()).toEqual([]);
  });

  it.each(["show", "editStore", "editFees"])("is on a store's page %s", async (action) => {
    await visitor.page.goto(recordAddress("dark-stores", storeId, action));
    expect(await findings()).toEqual([]);
  });

  it("is in the filters of a list", async () => {
    await visitor.page.goto(`${platform().admin_url}/resources/orders`);
    await visitor.page.getByText("Filter", { exact: false }).first().click();
    expect(await findings()).toEqual([]);
  });
});
