import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { platform } from "./support/platform.js";

describe("refunds and messages of orders", () => {
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await launchBrowser();
    visitor = await newVisitor(browser);
    await logIn(visitor);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(["refunds", "order-messages", "delivery-alerts", "rider-documents"])(
    "lists %s, sorted and filtered",
    async (resource) => {
      const address = `${platform().admin_url}/api/resources/${resource}/actions/list`;
      for (const query of ["", "?filters.q=1234", "?filters.created_at~~from=2026-01-01", "?direction=asc"]) {
        const answer = await visitor.context.request.get(address + query);
        expect(await answer.json()).toMatchObject({ records: expect.any(Array) });
      }
      await visitor.page.goto(`${platform().admin_url}/resources/${resource}`);
      const { page } = visitor;
      await page
        .locator("tbody tr")
        .or(page.getByText("There are no records"))
        .or(page.getByText("No records"))
        .first()
        .waitFor();
      expect(visitor.trouble).toEqual([]);
    },
  );
});
