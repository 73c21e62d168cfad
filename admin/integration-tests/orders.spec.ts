import type { Browser } from "playwright-core";
import { placeOrder } from "../../backend/integration-tests/support/checkout.js";
import { eventually } from "../../backend/integration-tests/support/eventually.js";
import type { Json } from "../../backend/integration-tests/support/http.js";
import { ok } from "../../backend/integration-tests/support/http.js";
import { peopleOf } from "../../backend/integration-tests/support/people.js";
import {
  acceptedBy,
  adminDelivery,
  readyOrder,
  riderOnline,
  ridingScene,
  type RidingScene,
} from "../../backend/integration-tests/support/riding.js";
import { createProduct, setOffer } from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, inDatabase, inviteOperator } from "./support/platform.js";

const MARKUP = `<img src=x onerror="window.stolen=1">`;

const people = peopleOf("panel-orders");
let browser: Browser;
let visitor: Visitor;
let scene: RidingScene;

beforeAll(async () => {
  scene = await ridingScene(people, "panel-orders");
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

const order = (quantity = 1): Promise<Json> =>
  placeOrder({ customer: scene.customer, store: scene.store, lines: [{ product: scene.product, quantity }] });
const adminOrder = async (id: string): Promise<Json> =>
  (await adminApi("GET", `/admin/quick-orders/${id}`)).quick_order;
const stock = async (): Promise<Json> => {
  const { offers } = await adminApi(
    "GET",
    `/admin/dark-stores/${scene.store.id}/offers?variant_id[]=${scene.product.variant_id}`,
  );
  return offers[0];
};

/** Opens an action's form, fills it in and sends it. */
async function act(resource: string, id: string, action: string, fill?: () => Promise<void>): Promise<void> {
  await visitor.page.goto(recordAddress(resource, id, action));
  await visitor.page.waitForSelector("form button[type=submit]");
  await fill?.();
  await visitor.page.click("form button[type=submit]");
}

async function delivered(quantity: number): Promise<string> {
  const { id } = await order(quantity);
  await ok("POST", `/staff/orders/${id}/accept`, { token: scene.picker.token });
  const { orders } = await ok("GET", "/staff/orders?status=preparing", { token: scene.picker.token });
  const [line] = orders.find((each: Json) => each.order_id === id).lines;
  await ok("POST", `/staff/orders/${id}/lines/${line.id}/pick`, { token: scene.picker.token, body: { quantity } });
  for (const status of ["ready_for_pickup", "out_for_delivery", "delivered"]) {
    await adminApi("POST", `/admin/quick-orders/${id}/status`, { status });
  }
  return id as string;
}

describe("the page of an order", () => {
  it("grows with every step that operations take", async () => {
    const { id } = await order();
    await act("orders", id as string, "prepareOrder");
    await visitor.page.waitForURL("**/show");
    await visitor.page.locator(".qd-timeline li").nth(1).waitFor();
    expect(await visitor.page.locator(".qd-timeline").first().textContent()).toContain("Preparing");
    expect(await visitor.page.locator(".qd-timeline").first().textContent()).toContain("Operations");
    expect((await adminOrder(id as string)).status).toBe("preparing");
  });

  it("says why a step is refused that another operator has taken meanwhile", async () => {
    const { id } = await order();
    await act("orders", id as string, "prepareOrder", async () => {
      await adminApi("POST", `/admin/quick-orders/${id}/status`, { status: "preparing" });
      await adminApi("POST", `/admin/quick-orders/${id}/status`, { status: "cancelled", reason: "Twice the same" });
    });
    await visitor.page.getByText("cancelled").first().waitFor();
    expect(visitor.page.url()).toContain("prepareOrder");
    expect((await adminOrder(id as string)).status).toBe("cancelled");
  });

  it("cancels with a reason, and the stock is back", async () => {
    const before = await stock();
    const { id } = await order(3);
    expect((await stock()).reserved).toBe(before.reserved + 3);
    await act("orders", id as string, "cancelOrder", () => visitor.page.fill("#field-reason", `Flooded ${MARKUP}`));
    await visitor.page.waitForURL("**/show");
    await visitor.page.getByText(`Flooded ${MARKUP}`).first().waitFor();
    expect(await adminOrder(id as string)).toMatchObject({ status: "cancelled", cancel_reason: `Flooded ${MARKUP}` });
    expect((await stock()).reserved).toBe(before.reserved);
  });

  it("refunds some pieces of an item, and says what is given back before", async () => {
    const id = await delivered(3);
    const [line] = (await adminOrder(id)).lines;
    await act("orders", id, "refundItems", async () => {
      await visitor.page.fill(`#refund-${line.line_item_id}`, "2");
      await visitor.page.selectOption("#refund-reason", "missing");
      await visitor.page.getByText("160.00").waitFor();
    });
    await visitor.page.waitForURL("**/show");
    await visitor.page.getByText("2 × Rice of panel-orders").waitFor();
    const { refunds } = await adminApi("GET", `/admin/refunds?order_id=${id}`);
    expect(refunds).toMatchObject([{ amount: 160, reason: "missing", items: [{ quantity: 2 }] }]);
  });

  it("keeps what was typed when a refund is refused", async () => {
    const id = await delivered(1);
    const [line] = (await adminOrder(id)).lines;
    await visitor.page.goto(recordAddress("orders", id, "refundItems"));
    await visitor.page.fill(`#refund-${line.line_item_id}`, "1");
    await visitor.page.selectOption("#refund-reason", "quality");
    await visitor.page.fill("#refund-note", "Smelt odd");
    const items = [{ line_item_id: line.line_item_id, quantity: 1 }];
    await adminApi("POST", `/admin/quick-orders/${id}/refunds`, { items, reason: "missing" });
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForSelector("form [role=alert]");
    expect(await visitor.page.inputValue("#refund-note")).toBe("Smelt odd");
    expect((await adminApi("GET", `/admin/refunds?order_id=${id}`)).count).toBe(1);
  });

  it("says what was authorised, taken and given back", async () => {
    const id = await delivered(2);
    const [line] = (await adminOrder(id)).lines;
    const items = [{ line_item_id: line.line_item_id, quantity: 1 }];
    await adminApi("POST", `/admin/quick-orders/${id}/refunds`, { items, reason: "missing" });
    await visitor.page.goto(recordAddress("orders", id));
    const payment = visitor.page.locator("section.qd-section", { hasText: "Authorised" });
    const { payment_collections } = (await adminApi("GET", `/admin/orders/${id}?fields=*payment_collections`)).order;
    const captured = Number(payment_collections[0].captured_amount);
    await payment
      .locator("div", { hasText: /^Captured/ })
      .getByText(`₹${captured.toFixed(2)}`)
      .waitFor();
  });

  it("sends a message again that was given up", async () => {
    const { id } = await order();
    await eventually(async () => {
      const givenUp = await inDatabase(
        `UPDATE order_message SET status = 'dead', sent_at = NULL, last_error = $2
          WHERE order_id = $1 AND channel = 'sms' AND status IN ('sent', 'waiting') RETURNING id`,
        [id, MARKUP],
      );
      expect(givenUp).toHaveLength(1);
    });
    await visitor.page.goto(recordAddress("orders", id as string));
    await visitor.page.getByText(MARKUP).waitFor();
    await visitor.page.getByRole("button", { name: "Send again" }).click();
    await visitor.page.getByRole("button", { name: "Send again" }).waitFor({ state: "detached" });
    expect(await visitor.page.evaluate(() => "stolen" in window)).toBe(false);
  });

  it("shows markup in names, addresses and wishes as text", async () => {
    const product = await createProduct(`Jaggery ${MARKUP}`);
    await setOffer(scene.store, product, { price: 20, mrp: 20, on_hand: 5 });
    const placed = await placeOrder({
      customer: scene.customer,
      store: scene.store,
      lines: [{ product, quantity: 1 }],
      to: { ...scene.store.at, ...{ instructions: MARKUP } },
    });
    await visitor.page.goto(recordAddress("orders", placed.id as string));
    await visitor.page.getByText(`Jaggery ${MARKUP}`).first().waitFor();
    const customerId = (await adminOrder(placed.id as string)).customer_id as string;
    await visitor.page.goto(recordAddress("customers", customerId));
    await visitor.page
      .getByRole("region", { name: "Orders" })
      .getByRole("link", { name: String((await adminOrder(placed.id as string)).display_id) })
      .waitFor();
    expect(await visitor.page.evaluate(() => "stolen" in window)).toBe(false);
  });
});

describe("a delivery", () => {
  it("is given to a rider who came online while the form was open, who has it then", async () => {
    const first = await riderOnline(people, scene);
    const ready = await readyOrder(scene);
    const { id } = await acceptedBy(first, ready.id);
    let second = first;
    await act("deliveries", id as string, "reassignRider", async () => {
      await visitor.page.waitForSelector("#reassign-rider");
      second = await riderOnline(people, scene);
      await visitor.page.locator(`#reassign-rider option[value="${second.id}"]`).waitFor({ state: "attached" });
      await visitor.page.selectOption("#reassign-rider", second.id);
    });
    await visitor.page.waitForURL("**/show");
    expect(await adminDelivery(ready.id)).toMatchObject({ status: "assigned", rider_id: second.id });
  });
});

describe("support", () => {
  it("refunds items, and can take no other step: not on the page, not past it", async () => {
    const support = await newVisitor(browser);
    await logIn(support, await inviteOperator("panel-orders-support", "support"));
    const id = await delivered(1);
    await support.page.goto(recordAddress("orders", id));
    await support.page.getByText("Refund items").first().waitFor();
    const open = (await order()).id as string;
    await support.page.goto(recordAddress("orders", open));
    await support.page.locator(".qd-timeline li").first().waitFor();
    expect(await support.page.getByText("Cancel order").count()).toBe(0);
    const answer = await support.context.request.post(
      `${new URL(support.page.url()).origin}/admin/api/own/admin-api/quick-orders/${open}/status`,
      { data: { status: "preparing" }, headers: { "sec-fetch-site": "same-origin" } },
    );
    expect([answer.status(), (await answer.json()).code]).toEqual([403, "not_allowed"]);
    await support.context.close();
  });
});
