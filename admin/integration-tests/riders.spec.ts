import type { Browser } from "playwright-core";
import { call, ok } from "../../backend/integration-tests/support/http.js";
import { logIn as logInByPhone, peopleOf } from "../../backend/integration-tests/support/people.js";
import {
  acceptedBy,
  act,
  readyOrder,
  riderOnline,
  ridingScene,
} from "../../backend/integration-tests/support/riding.js";
import { createStore } from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { pick } from "./support/picker.js";
import { adminApi, inviteOperator, platform } from "./support/platform.js";

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

describe("a rider's papers", () => {
  const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString("base64");
  const send = async (token: string, kind: string): Promise<string> => {
    const body = { kind, number: `KA ${MARKUP}`, expires_on: "2031-05-01", photo };
    return (await ok("POST", "/rider/documents", { token, body })).document.id as string;
  };
  const documentOf = async (riderId: string, id: string) => {
    const { documents } = await adminApi("GET", `/admin/riders/${riderId}/documents`);
    return documents.find((each: { id: string }) => each.id === id);
  };

  it("are seen with their photo, approved, or rejected with a reason that the rider reads", async () => {
    const { page } = visitor;
    const rider = await people.rider("Harjit");
    const licence = await send(rider.token, "driving_licence");
    await page.goto(recordAddress("riders", rider.id));
    const paper = (kind: string) => page.locator("article.qd-document").filter({ hasText: kind });
    const link = await paper("Driving licence").getByRole("link", { name: "Photo" }).getAttribute("href");
    const seen = await visitor.context.request.get(new URL(link ?? "", platform().admin_url).href);
    expect([seen.status(), seen.headers()["content-type"]]).toEqual([200, "image/png"]);
    await paper("Driving licence").getByRole("button", { name: "Approve" }).click();
    await paper("Driving licence").locator(".qd-badge", { hasText: "Approved" }).waitFor();
    expect(await documentOf(rider.id, licence)).toMatchObject({ status: "approved" });

    const insurance = await send(rider.token, "insurance");
    await page.reload();
    await paper("Insurance").getByLabel("Why it is rejected").fill("Not legible");
    await paper("Insurance").getByRole("button", { name: "Reject" }).click();
    await paper("Insurance").locator(".qd-badge", { hasText: "Rejected" }).waitFor();
    expect(await documentOf(rider.id, insurance)).toMatchObject({ status: "rejected", reason: "Not legible" });
    expect(await page.evaluate(() => "stolen" in window)).toBe(false);
  });

  it("are listed, and reviewed from the list", async () => {
    const { page } = visitor;
    const rider = await people.rider("Kulwant");
    const id = await send(rider.token, "identity");
    await page.goto(`${platform().admin_url}/resources/rider-documents?filters.q=Kulwant`);
    await page
      .locator(`tr[data-id="${id}"]`)
      .getByText("May 1, 2031")
      .or(page.getByText("2031-05-01"))
      .first()
      .waitFor();
    await page.goto(recordAddress("rider-documents", id, "rejectDocument"));
    await page.fill("#field-reason", "Somebody else's");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    expect(await documentOf(rider.id, id)).toMatchObject({ status: "rejected", reason: "Somebody else's" });
  });

  it("are nobody's business but operations'", async () => {
    const support = await newVisitor(browser);
    await logIn(support, await inviteOperator("panel-riders-support", "support"));
    const answer = await support.context.request.get(
      `${platform().admin_url}/api/resources/rider-documents/actions/list`,
    );
    expect(JSON.stringify(await answer.json())).not.toContain("driving_licence");
    const rider = await people.rider("Ranjit");
    await support.page.goto(recordAddress("riders", rider.id));
    await support.page.getByRole("heading", { name: "Cash in hand" }).waitFor();
    expect(await support.page.locator("#settlement-amount, #adjustment-amount").count()).toBe(0);
    await support.context.close();
  });
});

describe("a rider's cash", () => {
  it("is settled, and the page says what is left", async () => {
    const { page } = visitor;
    const scene = await ridingScene(people, "panel-cash");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id, cash_to_collect: cash } = await acceptedBy(rider, order.id);
    await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
    const { handoff_code } = await ok("GET", `/store/orders/${order.id}/tracking`, { token: scene.customer.token });
    await act(rider, `deliveries/${id}/deliver`, { handoff_code, cash_collected: cash });
    await page.goto(recordAddress("riders", rider.id));
    const section = page.locator("section.qd-section").filter({ hasText: "Cash in hand" });
    await section.getByText("Collected").waitFor();
    await page.fill("#settlement-amount", String(cash - 5));
    await page.click("text=Settle the cash");
    await section.getByText("Settled").waitFor();
    await section.getByText("₹5.00").waitFor();
    expect(await adminApi("GET", `/admin/riders/${rider.id}/cash`)).toMatchObject({ balance: 5 });
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
    await page.click("form button[type=submit]");
    await page.getByText("Choose at least one.").waitFor();
    await pick(page, "#person-dark_store_ids", store.code);
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
