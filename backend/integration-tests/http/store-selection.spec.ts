import { addressAt, complete, fillCart, placeOrder } from "../support/checkout";
import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, squareAround, type TestProduct, type TestStore } from "../support/shop";

const people = peopleOf("store-selection");

const change = async (store: TestStore, body: Json): Promise<Answer> =>
  call("POST", `/admin/dark-stores/${store.id}`, { token: await operatorToken(), body });
const shown = async (store: TestStore): Promise<Json> =>
  (await ok("GET", `/admin/dark-stores/${store.id}`, { token: await operatorToken() })).dark_store;
const serviceabilityAt = async ({ latitude, longitude }: TestStore["at"]): Promise<Json> =>
  ok("GET", `/store/serviceability?latitude=${latitude}&longitude=${longitude}`);
const listed = async (query: string): Promise<Json> =>
  ok("GET", `/admin/dark-stores?${query}`, { token: await operatorToken() });

/** `YYYY-MM-DD` in UTC, so many days from now. */
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe("GET /store/serviceability", () => {
  it("is refused without a publishable key", async () => {
    const answer = await call("GET", "/store/serviceability?latitude=12&longitude=77", {
      headers: { "x-publishable-api-key": "" },
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    "",
    "latitude=12",
    "latitude=&longitude=",
    "latitude=12&longitude=181",
    "latitude=-90.01&longitude=0",
    "latitude=1e1&longitude=0",
    "latitude=NaN&longitude=0",
    "latitude=Infinity&longitude=0",
    "latitude=12,9&longitude=77",
    "latitude=12&latitude=13&longitude=77",
    "latitude[]=12&longitude=77",
    "latitude[a]=12&longitude=77",
    "latitude=0x10&longitude=77",
    "latitude=12;DROP TABLE dark_store&longitude=77",
    "latitude=%00&longitude=77",
  ])("refuses rubbish with one sentence per field: %s", async (query) => {
    for (const path of ["serviceability", "dark-stores"]) {
      const answer = await call("GET", `/store/${path}?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { type: "invalid_data", code: "invalid_request" } });
      expect(answer.body.message).toMatch(/latitude|longitude/);
      expect(answer.body.request_id).toEqual(expect.any(String));
    }
  });

  it("takes the whole globe and ignores what it does not know", async () => {
    for (const query of ["latitude=90&longitude=180", "latitude=-90&longitude=-180", "latitude=-89&longitude=0&x=1"]) {
      expect(await ok("GET", `/store/serviceability?${query}`)).toEqual({ serviceable: false, reason: "out_of_area" });
    }
  });

  it("may not be kept by caches", async () => {
    const answer = await call("GET", "/store/serviceability?latitude=-89&longitude=0");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toContain("application/json");
  });
});

describe("GET /store/dark-stores", () => {
  let near: TestStore;
  let fast: TestStore;
  let shut: TestStore;

  beforeAll(async () => {
    near = await createStore("SEL-NEAR", { prep_minutes: 20 });
    const around = { service_area: squareAround(near.at) };
    const further = { latitude: near.at.latitude + 0.009, longitude: near.at.longitude };
    fast = await createStore("SEL-FAST", { ...around, ...further, prep_minutes: 5 });
    shut = await createStore("SEL-SHUT", { ...around, ...near.at, prep_minutes: 0, status: "closed" });
  });

  it("puts the earliest promise before the shortest way, and stores that take no orders last", async () => {
    const { latitude, longitude } = near.at;
    const answer = await ok("GET", `/store/dark-stores?latitude=${latitude}&longitude=${longitude}`);
    expect(answer).toMatchObject({ count: 3, limit: 20, offset: 0 });
    expect(answer.dark_stores.map((store: Json) => store.id)).toEqual([fast.id, near.id, shut.id]);
    expect(answer.dark_stores[0]).toEqual({
      id: fast.id,
      code: "SEL-FAST",
      name: "Store SEL-FAST",
      latitude: expect.any(Number),
      longitude,
      status: "open",
      serviceable: true,
      reason: null,
      opens_at: null,
      distance_m: expect.any(Number),
      eta_minutes: expect.any(Number),
      delivery_fee: 25,
      minimum_order: 0,
    });
    expect(answer.dark_stores[2]).toMatchObject({ serviceable: false, reason: "closed", opens_at: null });
    expect(await serviceabilityAt(near.at)).toMatchObject({ serviceable: true, dark_store: { id: fast.id } });
  });

  it("is paged, and refuses a page that is none", async () => {
    const { latitude, longitude } = near.at;
    const page = await ok("GET", `/store/dark-stores?latitude=${latitude}&longitude=${longitude}&limit=1&offset=1`);
    expect(page).toMatchObject({ count: 3, limit: 1, offset: 1, dark_stores: [{ id: near.id }] });
    const answer = await call("GET", `/store/dark-stores?latitude=${latitude}&longitude=${longitude}&limit=0`);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });
});

describe("a store's settings over the Admin API", () => {
  let store: TestStore;

  beforeAll(async () => {
    store = await createStore("SEL-SET", { city: "Selborough" });
  });

  it("closes a store on a holiday and says when it opens again", async () => {
    const holiday = [-1, 0].map((days) => ({ date: dayFromNow(days), hours: [], note: "Holiday" }));
    const answer = await change(store, { timezone: "UTC", opening_hours: null, opening_exceptions: holiday });
    expect(answer.body.dark_store).toMatchObject({ opening_exceptions: holiday });
    expect(await serviceabilityAt(store.at)).toEqual({
      serviceable: false,
      reason: "closed",
      opens_at: `${dayFromNow(1)}T00:00:00.000Z`,
    });
    await change(store, { opening_exceptions: [] });
    expect((await serviceabilityAt(store.at)).serviceable).toBe(true);
  });

  it.each<[string, Json]>([
    ["the same date twice", ["2026-12-25", "2026-12-25"].map((date) => ({ date, hours: [] }))],
    ["a date that is none", [{ date: "2026-02-30", hours: [] }]],
    ["a time that is none", [{ date: "2026-12-25", hours: [["10:00", "25:00"]] }]],
    ["an unknown field", [{ date: "2026-12-25", hours: [], open: false }]],
    ["more than a hundred", Array.from({ length: 101 }, (_, day) => ({ date: dayFromNow(day), hours: [] }))],
  ])("refuses exceptions with %s", async (_, opening_exceptions) => {
    const answer = await change(store, { opening_exceptions });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  it("goes from polygon to radius and back, and shows both", async () => {
    const edge = { latitude: store.at.latitude + 0.0095, longitude: store.at.longitude + 0.0095 };
    expect((await serviceabilityAt(edge)).serviceable).toBe(true);
    await change(store, { service_radius_m: 1000 });
    expect(await shown(store)).toMatchObject({ service_radius_m: 1000, service_area: { type: "MultiPolygon" } });
    expect(await serviceabilityAt(edge)).toEqual({ serviceable: false, reason: "out_of_area" });
    await change(store, { service_area: squareAround(store.at) });
    expect(await shown(store)).toMatchObject({ service_radius_m: null, service_area: { type: "MultiPolygon" } });
    expect((await serviceabilityAt(edge)).serviceable).toBe(true);
  });

  it("refuses an area whose lines cross and says where", async () => {
    const { latitude, longitude } = store.at;
    const bowtie = [
      [0, 0],
      [0.02, 0.02],
      [0.02, 0],
      [0, 0.02],
      [0, 0],
    ].map(([x = 0, y = 0]) => [longitude + x, latitude + y]);
    const answer = await change(store, { service_area: { type: "Polygon", coordinates: [bowtie] } });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_service_area" } });
    expect(answer.body.message).toMatch(/self-intersection at latitude .*, longitude .*without crossing lines/);
    expect((await serviceabilityAt(store.at)).serviceable).toBe(true);
  });

  it("refuses a level to resume at that is not below the most open orders", async () => {
    expect(await change(store, { max_open_orders: 5, resume_open_orders: 5 })).toMatchObject({ status: 400 });
    expect(await change(store, { resume_open_orders: 3 })).toMatchObject({
      status: 400,
      body: { code: "invalid_order_limit" },
    });
    expect((await change(store, { max_open_orders: 5, resume_open_orders: 3 })).status).toBe(200);
    expect(await change(store, { max_open_orders: 3 })).toMatchObject({ status: 400 });
    await change(store, { max_open_orders: null });
    expect(await shown(store)).toMatchObject({ max_open_orders: null, resume_open_orders: null, overloaded: false });
  });

  it("finds stores by city, words, code, status, a point they cover, and distance", async () => {
    const ids = async (query: string) => (await listed(query)).dark_stores.map((found: Json) => found.id);
    const { latitude, longitude } = store.at;
    expect(await ids("city=selborough")).toEqual([store.id]);
    expect(await ids("q=store%20sel-set")).toEqual([store.id]);
    expect(await ids("q=%25")).toEqual([]);
    expect(await ids("code=SEL-SET&code=SEL-NONE")).toEqual([store.id]);
    expect(await ids("code=SEL-SET&status=paused")).toEqual([]);
    expect(await ids("code=SEL-SET&overloaded=true")).toEqual([]);
    expect(await ids(`latitude=${latitude}&longitude=${longitude}`)).toEqual([store.id]);
    expect(await ids(`latitude=${latitude + 0.02}&longitude=${longitude}`)).toEqual([]);
    const near = await listed(`latitude=${latitude + 0.02}&longitude=${longitude}&within_m=3000`);
    expect(near.dark_stores).toMatchObject([{ id: store.id, distance_m: expect.any(Number) }]);
    expect(await listed("city=selborough&limit=1&offset=5")).toMatchObject({ dark_stores: [], count: 1, offset: 5 });
    for (const query of ["latitude=1", "within_m=5", "order=distance_m", "order=password", "overloaded=maybe"]) {
      const answer = await call("GET", `/admin/dark-stores?${query}`, { token: await operatorToken() });
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    }
  });
});

describe("a store that takes one order at a time", () => {
  let store: TestStore;
  let milk: TestProduct;
  let customer: Person;

  beforeAll(async () => {
    store = await createStore("SEL-BUSY", { max_open_orders: 1 });
    milk = await createProduct("SEL Busy Milk");
    await setOffer(store, milk, { price: 30, on_hand: 50 });
    customer = await people.customer();
  });

  it("is overloaded from the first order until it is cancelled, and refuses orders meanwhile", async () => {
    const lines = [{ product: milk, quantity: 1 }];
    const waiting = await fillCart({ customer, store, lines });
    const order = await placeOrder({ customer, store, lines });
    expect(await serviceabilityAt(store.at)).toEqual({ serviceable: false, reason: "overloaded" });
    expect(await shown(store)).toMatchObject({ overloaded: true, status: "open" });
    expect((await listed("code=SEL-BUSY&overloaded=true")).count).toBe(1);
    const refused = await complete(waiting, customer);
    expect(refused.body).toMatchObject({ type: "cart", error: { code: "store_closed" } });
    await ok("POST", `/store/orders/${order.id}/cancel`, { token: customer.token, body: {} });
    expect((await serviceabilityAt(store.at)).serviceable).toBe(true);
    expect(await shown(store)).toMatchObject({ overloaded: false, overloaded_since: null });
    expect((await complete(waiting, customer)).body.type).toBe("order");
  });

  it("takes orders again as soon as it is allowed more", async () => {
    expect((await serviceabilityAt(store.at)).reason).toBe("overloaded");
    await change(store, { max_open_orders: 10 });
    expect((await serviceabilityAt(store.at)).serviceable).toBe(true);
  });
});

describe("a pinned cart", () => {
  let store: TestStore;
  let milk: TestProduct;
  let customer: Person;
  const headers = () => ({ "x-dark-store-id": store.id });

  beforeAll(async () => {
    store = await createStore("SEL-CART");
    milk = await createProduct("SEL Cart Milk");
    await setOffer(store, milk, { price: 30, on_hand: 50 });
    customer = await people.customer();
  });

  it("can be filled while the store is closed, and is refused at checkout until it opens", async () => {
    await change(store, { status: "closed" });
    const cart = await fillCart({ customer, store, lines: [{ product: milk, quantity: 1 }] });
    expect((await complete(cart, customer)).body).toMatchObject({ type: "cart", error: { code: "store_closed" } });
    await change(store, { status: "open" });
    expect((await complete(cart, customer)).body.type).toBe("order");
  });

  it("is refused at checkout when the store gave up the customer's street meanwhile", async () => {
    const to = { latitude: store.at.latitude + 0.009, longitude: store.at.longitude };
    const cart = await fillCart({ customer, store, to, lines: [{ product: milk, quantity: 1 }] });
    await change(store, { service_area: squareAround(store.at, 0.005) });
    expect((await complete(cart, customer)).body).toMatchObject({ type: "cart", error: { code: "out_of_area" } });
    await change(store, { service_area: squareAround(store.at) });
    expect((await complete(cart, customer)).body.type).toBe("order");
  });

  it("is refused at checkout when it holds more than the store now sells per order", async () => {
    const cart = await fillCart({ customer, store, lines: [{ product: milk, quantity: 3 }] });
    await setOffer(store, milk, { max_per_order: 2 });
    expect((await complete(cart, customer)).body).toMatchObject({
      type: "cart",
      error: { code: "max_per_order", items: [{ variant_id: milk.variant_id, requested: 3, max_per_order: 2 }] },
    });
    await setOffer(store, milk, { max_per_order: null });
    expect((await complete(cart, customer)).body.type).toBe("order");
  });

  it("takes the id of a saved address with its point, inside the area only", async () => {
    const save = async (point: TestStore["at"]): Promise<string> => {
      const body = addressAt(point);
      const { customer: me } = await ok("POST", "/store/customers/me/addresses", { token: customer.token, body });
      return me.addresses[me.addresses.length - 1].id as string;
    };
    const create = (shipping_address: string, token: string) =>
      call("POST", "/store/carts", {
        token,
        headers: headers(),
        body: { region_id: platform().region_id, shipping_address },
      });
    const home = await save(store.at);
    const away = await save({ latitude: store.at.latitude + 1, longitude: store.at.longitude });
    const { cart } = (await create(home, customer.token)).body;
    expect(cart.shipping_address).toMatchObject({ address_1: "12 Lake Road", postal_code: "560001" });
    const { token } = customer;
    const body = { variant_id: milk.variant_id, quantity: 1 };
    await ok("POST", `/store/carts/${cart.id}/line-items`, { token, headers: headers(), body });
    // A missing point would be refused before the missing delivery option.
    expect((await complete(cart.id as string, customer)).body.error.code).toBe("shipping_method_missing");
    expect(await create(away, customer.token)).toMatchObject({ status: 400, body: { code: "out_of_area" } });
    const stranger = await people.customer();
    for (const [id, token] of [
      [home, stranger.token],
      ["nowhere", customer.token],
    ] as const) {
      expect(await create(id, token)).toMatchObject({ status: 404, body: { code: "address_not_found" } });
    }
  });
});

describe("a storefront in a browser", () => {
  it("may ask for serviceability from where it may ask for everything else", async () => {
    const allowed = async (path: string) => {
      const answer = await call("GET", path, { headers: { origin: "http://localhost:9300" } });
      return answer.headers.get("access-control-allow-origin");
    };
    expect(await allowed("/store/serviceability?latitude=-89&longitude=0")).toBe(await allowed("/store/regions"));
  });
});
