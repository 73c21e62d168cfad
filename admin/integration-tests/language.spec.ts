import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, submitLogin, type Visitor } from "./support/browser.js";
import { platform } from "./support/platform.js";

const WIDTHS = [390, 1280, 1920];

let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
});
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

describe("Hindi", () => {
  it("is chosen at the login page, in a font that we serve", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/login`);
    await page.getByText("हिन्दी").click();
    await page.getByRole("button", { name: "लॉग इन करें" }).waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("hi");
    await page.waitForFunction(() =>
      [...document.fonts].some(({ family, status }) => family.includes("Devanagari") && status === "loaded"),
    );
  });

  it("holds in the panel, after a reload, and at the next login", async () => {
    const { page } = visitor;
    await logIn(visitor);
    await page.getByRole("heading", { name: "खुले ऑर्डर" }).waitFor();
    await page.goto(`${platform().admin_url}/resources/orders`);
    await page.getByRole("heading", { name: "ऑर्डर" }).first().waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("hi");
    await page.goto(`${platform().admin_url}/logout`);
    await page.getByText("आप लॉग आउट हो गए।").waitFor();
    await submitLogin(page, platform().operator.email, "wrong");
    await page.getByText("यह ईमेल और पासवर्ड मेल नहीं खाते।").waitFor();
  });

  it("gives way to English in the panel without a reload", async () => {
    const { page } = visitor;
    await logIn(visitor);
    await page.getByText("हिन्दी").first().click();
    await page.getByText("English").last().click();
    await page.getByRole("heading", { name: "Open orders" }).waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("en");
  });
});

describe.each(WIDTHS)("at %i pixels", (width) => {
  it.each(["", "/resources/orders", "/resources/dark-stores/actions/new", "/pages/analytics", "/pages/import"])(
    "the page %p does not scroll sideways",
    async (path) => {
      const { page } = visitor;
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${platform().admin_url}${path}`);
      await page.waitForLoadState("networkidle");
      const { wide, shown } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        shown: document.documentElement.clientWidth,
      }));
      expect(wide).toBeLessThanOrEqual(shown);
    },
  );

  it("a list shows more than what names the row", async () => {
    const { page } = visitor;
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${platform().admin_url}/resources/dark-stores`);
    const cells = page.locator("tbody tr").first().locator("td");
    await cells.first().waitFor();
    const seen = await cells.evaluateAll(
      (all) =>
        all.filter((cell) => cell.getBoundingClientRect().width > 0 && cell.getBoundingClientRect().left < innerWidth)
          .length,
    );
    expect(seen).toBeGreaterThan(2);
  });
});
