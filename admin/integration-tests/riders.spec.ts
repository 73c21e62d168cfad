import type { Browser } from "playwright-core";
import { call, ok } from "../../backend/integration-tests/support/http.js";
import { logIn as logInByPhone, peopleOf } from "../../backend/integration-tests/support/people.js";
import { createStore } from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, platform } from "./support/platform.js";

const MARKUP = `<img src=x onerror="window.stolen=1">`;
const people = peopleOf("panel-riders");

let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
});
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

describe("a rider", () => {
  const phone = people.phone();
  let id: string;

  it("is taken on, and logs in with the phone; a wrong one is refused and nothing is lost", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/riders/actions/new`);
    await page.fill("#person-first_name", `Gurpreet ${MARKUP}`);
    await page.fill("#person-phone", "12");
    await page.click("form button[type=submit]");
    await page.waitForSelector("form [role=alert]");
    expect(await page.inputValue("#person-first_name")).toBe(`Gurpreet ${MARKUP}`);
    await page.fill("#person-phone", phone);
    await page.fill("#person-cash_limit", "900");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    await page.getByText(`Gurpreet ${MARKUP}`).first().waitFor();
    expect(await page.evaluate(() => "stolen" in window)).toBe(false);
    const { rider } = await ok("GET", "/rider/me", { token: await logInByPhone("rider", phone) });
    id = rider.id as string;
    expect((await adminApi("GET", `/admin/riders/${id}`)).rider).toMatchObject({ cash_limit: 900, vehicle: "scooter" });
  });

  it("is changed in what was changed alone", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("riders", id, "editRider"));
    await page.selectOption("#person-vehicle", "cycle");
    await page.fill("#person-first_name", "Gurpreet");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    expect((await adminApi("GET", `/admin/riders/${id}`)).rider).toMatchObject({
      first_name: "Gurpreet",
      vehicle: "cycle",
      cash_limit: 900,
      phone,
    });
  });

  it("earns what is booked, and hands in no more cash than there is", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("riders", id));
    await page.fill("#adjustment-amount", "75.5");
    await page.fill("#adjustment-reason", "Rain");
    await page.click("text=Book the adjustment");
    await page.getByText("₹75.50").first().waitFor();
    expect(await adminApi("GET", `/admin/riders/${id}/earnings`)).toMatchObject({ total: 75.5 });
    await page.fill("#settlement-amount", "99999");
    await page.click("text=Settle the cash");
    await page.getByRole("alert").waitFor();
    expect(await page.inputValue("#settlement-amount")).toBe("99999");
  });
});

describe("a member of staff", () => {
  it("gets access to the stores that are chosen, and loses it", async () => {
    const { page } = visitor;
    const store = await createStore("PANEL-STAFF");
    const phone = people.phone();
    await page.goto(`${platform().admin_url}/resources/staff/actions/new`);
    await page.fill("#person-name", "Lakshmi");
    await page.fill("#person-phone", phone);
    await page.selectOption("#person-dark_store_ids", store.id);
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const token = await logInByPhone("staff", phone);
    expect((await call("GET", "/staff/orders", { token })).status).toBe(200);
    const { staff } = await adminApi("GET", `/admin/staff?q=Lakshmi&dark_store_id=${store.id}`);
    await page.goto(recordAddress("staff", staff[0].id as string, "editStaff"));
    await page.selectOption("#person-status", "inactive");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    expect((await call("GET", "/staff/orders", { token })).status).toBe(403);
  });
});
