import { eventually } from "../support/eventually";
import { call, ok } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";

/** Where the web apps of the platform under test would be. */
const WEB_ORIGIN = process.env.QUICKDASH_WEB_ORIGIN ?? "http://localhost:9300";
const LIST = "/store/products?fields=title";

describe("reads ahead of Medusa", () => {
  let store: TestStore;
  let milk: TestProduct;

  beforeAll(async () => {
    store = await createStore("FRONT");
    milk = await createProduct("Front Milk");
    await setOffer(store, milk, { price: 27, mrp: 30, on_hand: 4 });
  });

  const inStore = (headers: Record<string, string> = {}) => ({ headers: { "x-dark-store-id": store.id, ...headers } });

  it("carry the request id they were given, if it is fit for a log", async () => {
    const plain = await call("GET", LIST, inStore({ "x-request-id": "visit-17" }));
    expect(plain.headers.get("x-request-id")).toBe("visit-17");
    const odd = await call("GET", LIST, inStore({ "x-request-id": "a b <c>" }));
    expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("let in the storefront's origin and no other", async () => {
    const known = await call("GET", LIST, inStore({ origin: WEB_ORIGIN }));
    const foreign = await call("GET", LIST, inStore({ origin: "https://elsewhere.test" }));
    expect(known.headers.get("access-control-allow-origin")).toBe(WEB_ORIGIN);
    expect(known.headers.get("vary")).toMatch(/Origin.*x-dark-store-id/);
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("answer 304 to who has the page already, and the head alone to HEAD", async () => {
    const first = await call("GET", LIST, inStore());
    const tag = first.headers.get("etag") ?? "";
    expect(await call("GET", LIST, inStore({ "if-none-match": tag }))).toMatchObject({ status: 304, body: "" });
    expect(await call("GET", LIST, inStore({ "if-none-match": '"another"' }))).toMatchObject({ status: 200 });
    const head = await call("HEAD", LIST, inStore());
    expect(head).toMatchObject({ status: 200, body: "" });
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(0);
  });

  it("refuse a request without a key, with a made-up one, and with one that was revoked", async () => {
    const keyed = (key: string) => call("GET", LIST, inStore({ "x-publishable-api-key": key }));
    expect(await keyed("")).toMatchObject({ status: 400, body: { type: "not_allowed" } });
    expect(await keyed("pk_made_up")).toMatchObject({ status: 400, body: { type: "not_allowed" } });

    const token = await operatorToken();
    const body = { title: "Front", type: "publishable" };
    const { api_key } = await ok("POST", "/admin/api-keys", { token, body });
    const { sales_channels } = await ok("GET", "/admin/sales-channels?limit=1", { token });
    const channels = { add: [sales_channels[0].id] };
    await ok("POST", `/admin/api-keys/${api_key.id}/sales-channels`, { token, body: channels });
    expect(await keyed(api_key.token)).toMatchObject({ status: 200 });
    await ok("POST", `/admin/api-keys/${api_key.id}/revoke`, { token, body: {} });
    await eventually(async () => expect((await keyed(api_key.token)).status).toBe(400), 10_000);
  });

  it("word refusals as every other address does", async () => {
    const unknown = await call("GET", LIST, { headers: { "x-dark-store-id": "nowhere", "x-request-id": "r-1" } });
    expect(unknown).toMatchObject({ status: 404, body: { code: "dark_store_not_found", request_id: "r-1" } });
    const cut = await call("GET", "/store/products/%E0%A4%A", inStore());
    expect(cut).toMatchObject({ status: 400, body: { code: "malformed_address" } });
  });

  it("leave requests that name no store to Medusa", async () => {
    const { products } = await ok("GET", `/store/products?id=${milk.id}&region_id=${platform().region_id}`);
    expect(products).toHaveLength(1);
  });
});
