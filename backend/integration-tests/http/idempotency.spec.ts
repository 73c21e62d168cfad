import { randomUUID } from "node:crypto";
import { complete, fillCart } from "../support/checkout";
import { call, ok, type Answer } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";

/** Where the web apps of the platform under test would be. */
const WEB_ORIGIN = process.env.QUICKDASH_WEB_ORIGIN ?? "http://localhost:9300";
const AT_ONCE = 20;
const people = peopleOf("idempotency.spec");
const withKey = (key: string, more: Record<string, string> = {}) => ({ "idempotency-key": key, ...more });
const replayed = ({ headers }: Answer) => headers.get("idempotency-replayed") === "true";

describe("a request with an Idempotency-Key", () => {
  let store: TestStore;
  let rice: TestProduct;
  let asha: Person;

  beforeAll(async () => {
    store = await createStore("ONCE");
    rice = await createProduct("Once Rice");
    await setOffer(store, rice, { price: 60, mrp: 66, on_hand: 1000 });
    asha = await people.customer();
  });

  const newCart = (key: string, token = "", headers = {}) =>
    call("POST", "/store/carts", {
      token,
      headers: withKey(key, { "x-dark-store-id": store.id, ...headers }),
      body: { region_id: platform().region_id },
    });

  it("is carried out once and answered the same each time", async () => {
    const key = randomUUID();
    const [first, second] = [await newCart(key, asha.token), await newCart(key, asha.token)];
    expect(first.status).toBe(200);
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect([replayed(first), replayed(second)]).toEqual([false, true]);
    expect(second.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  });

  it("adds a line once, although a line added twice would hold more pieces", async () => {
    const { body } = await newCart(randomUUID());
    const add = { headers: withKey(randomUUID()), body: { variant_id: rice.variant_id, quantity: 2 } };
    await ok("POST", `/store/carts/${body.cart.id}/line-items`, add);
    await ok("POST", `/store/carts/${body.cart.id}/line-items`, add);
    const { cart } = await ok("GET", `/store/carts/${body.cart.id}`);
    expect(cart.items).toMatchObject([{ quantity: 2 }]);
  });

  it("is carried out by one of twenty sent at once; the others get its answer or are asked to come back", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => newCart(key)));
    const fresh = answers.filter((answer) => answer.status === 200 && !replayed(answer));
    expect(fresh).toHaveLength(1);
    for (const answer of answers.filter((other) => other !== fresh[0])) {
      if (answer.status === 200) {
        expect(answer.body).toEqual(fresh[0]?.body);
      } else {
        expect(answer).toMatchObject({ status: 409, body: { code: "idempotency_key_in_use" } });
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    }
    expect((await newCart(key)).body).toEqual(fresh[0]?.body);
  });

  it("is refused when the key was sent with another body, path, query, method or store", async () => {
    const key = randomUUID();
    const { body } = await newCart(key, asha.token);
    const other = await createStore("ONCE-OTHER");
    const path = `/store/carts/${body.cart.id}`;
    const region = { region_id: platform().region_id };
    const [token, headers] = [asha.token, withKey(key, { "x-dark-store-id": store.id })];
    const answers = await Promise.all([
      call("POST", "/store/carts", { token, headers, body: { ...region, email: "asha@quickdash.test" } }),
      call("POST", path, { token, headers, body: region }),
      call("POST", "/store/carts?fields=id", { token, headers, body: region }),
      call("DELETE", `${path}/line-items/none`, { token, headers }),
      newCart(key, asha.token, { "x-dark-store-id": other.id }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    }
    expect((await newCart(key, asha.token)).body).toEqual(body);
  });

  it("never gets the answer of somebody else who sent the same key", async () => {
    const key = randomUUID();
    const ravi = await people.customer();
    const carts = [
      await newCart(key, asha.token),
      await newCart(key, ravi.token),
      await newCart(key),
      await newCart(key, await operatorToken()),
    ];
    expect(carts.map(replayed)).toEqual([false, false, false, false]);
    expect(new Set(carts.map(({ body }) => body.cart.id)).size).toBe(carts.length);
  });

  it("keeps a guest's key apart from other guests', and is refused where only its length could do so", async () => {
    const [mine, others] = [await newCart(randomUUID()), await newCart(randomUUID())];
    const speakHindi = ({ body }: Answer) =>
      call("POST", `/store/carts/${body.cart.id}`, { headers: withKey("1"), body: { locale: "hi-IN" } });
    const [first, second] = [await speakHindi(mine), await speakHindi(others)];
    expect(first.body.cart.id).toBe(mine.body.cart.id);
    expect(second.body.cart.id).toBe(others.body.cart.id);
    expect([replayed(second), replayed(await speakHindi(mine))]).toEqual([false, true]);

    expect(await newCart("1")).toMatchObject({ status: 400, body: { code: "idempotency_key_invalid" } });
    expect((await newCart("1", asha.token)).status).toBe(200);
  });

  it("is answered the same when it is malformed, and carried out anew when a refusal no longer holds", async () => {
    const { body } = await newCart(randomUUID());
    const path = `/store/carts/${body.cart.id}/line-items`;
    const malformed = { headers: withKey(randomUUID()), body: { variant_id: rice.variant_id, quantity: "many" } };
    const [first, second] = [await call("POST", path, malformed), await call("POST", path, malformed)];
    expect(first.status).toBe(400);
    expect(second.body).toEqual(first.body);
    expect(replayed(second)).toBe(true);

    const oats = await createProduct("Once Oats");
    await setOffer(store, oats, { price: 60, mrp: 66, on_hand: 1 });
    const add = { headers: withKey(randomUUID()), body: { variant_id: oats.variant_id, quantity: 2 } };
    expect(await call("POST", path, add)).toMatchObject({ status: 400, body: { code: "insufficient_stock" } });
    await setOffer(store, oats, { price: 60, mrp: 66, on_hand: 5 });
    const added = await call("POST", path, add);
    expect([added.status, replayed(added)]).toEqual([200, false]);
    const again = await call("POST", path, add);
    expect([again.body, replayed(again)]).toEqual([added.body, true]);
  });

  it("may be sent again after a refusal of the moment", async () => {
    const address = { headers: withKey(randomUUID()), body: { first_name: "Asha", country_code: "in" } };
    for (const answer of [
      await call("POST", "/store/customers/me/addresses", address),
      await call("POST", "/store/customers/me/addresses", address),
    ]) {
      expect(answer.status).toBe(401);
      expect(replayed(answer)).toBe(false);
    }
  });

  it.each([
    ["is empty", ""],
    ["is too long", "x".repeat(256)],
    ["has letters outside ASCII", "schlüssel"],
  ])("is refused when the key %s", async (_, key) => {
    expect(await newCart(key)).toMatchObject({ status: 400, body: { code: "idempotency_key_invalid" } });
  });

  it("places and pays one order", async () => {
    const cartId = await fillCart({ customer: asha, store, lines: [{ product: rice, quantity: 1 }] });
    const key = randomUUID();
    const placed = await complete(cartId, asha, withKey(key));
    const again = await complete(cartId, asha, withKey(key));
    expect(placed.body.type).toBe("order");
    expect(again.body).toEqual(placed.body);
    expect(replayed(again)).toBe(true);
  });

  it("places an order under the key of a try that found too little stock, one however many come at once", async () => {
    const tea = await createProduct("Once Tea");
    await setOffer(store, tea, { price: 60, mrp: 66, on_hand: 2 });
    const cartId = await fillCart({ customer: asha, store, lines: [{ product: tea, quantity: 2 }] });
    await setOffer(store, tea, { price: 60, mrp: 66, on_hand: 0 });
    const key = randomUUID();
    const refused = await complete(cartId, asha, withKey(key));
    expect(refused).toMatchObject({ status: 200, body: { type: "cart", error: { code: "insufficient_stock" } } });
    expect((await complete(cartId, asha, withKey(key))).body.error).toEqual(refused.body.error);

    await setOffer(store, tea, { price: 60, mrp: 66, on_hand: 2 });
    const other = { token: asha.token, headers: withKey(key), body: { now: true } };
    expect(await call("POST", `/store/carts/${cartId}/complete`, other)).toMatchObject({
      status: 422,
      body: { code: "idempotency_key_reused" },
    });
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => complete(cartId, asha, withKey(key))));
    const placed = answers.filter(({ status }) => status === 200);
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.map(({ body }) => body.type)).toEqual(placed.map(() => "order"));
    const last = await complete(cartId, asha, withKey(key));
    expect(replayed(last)).toBe(true);
    expect(new Set([...placed, last].map(({ body }) => body.order.id)).size).toBe(1);
  });

  it("adjusts stock once, for staff as for operators", async () => {
    const picker = await people.staff([store.id]);
    const adjust = {
      token: picker.token,
      headers: withKey(randomUUID()),
      body: { variant_id: rice.variant_id, quantity: -3, reason: "damaged" },
    };
    const first = await ok("POST", "/staff/inventory/adjustments", adjust);
    expect(await ok("POST", "/staff/inventory/adjustments", adjust)).toEqual(first);

    const rider = {
      token: await operatorToken(),
      headers: withKey(randomUUID()),
      body: { first_name: "Once", phone: people.phone(), vehicle: "scooter" },
    };
    const created = await ok("POST", "/admin/riders", rider);
    expect(await ok("POST", "/admin/riders", rider)).toEqual(created);
  });

  it("tells a secret once and does not keep it", async () => {
    const create = {
      token: await operatorToken(),
      headers: withKey(randomUUID()),
      body: { title: "Once", type: "publishable" },
    };
    expect((await call("POST", "/admin/api-keys", create)).body.api_key.token).toBeDefined();
    expect(await call("POST", "/admin/api-keys", create)).toMatchObject({
      status: 409,
      body: { code: "idempotency_answer_not_kept" },
    });
  });

  it("may come from a browser, which may read that the answer was repeated", async () => {
    const asks = await call("OPTIONS", "/store/carts", {
      headers: {
        origin: WEB_ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,idempotency-key,x-publishable-api-key",
      },
    });
    expect(asks.headers.get("access-control-allow-headers")).toContain("idempotency-key");
    const answer = await newCart(randomUUID(), "", { origin: WEB_ORIGIN });
    expect(answer.headers.get("access-control-allow-origin")).toBe(WEB_ORIGIN);
    expect(answer.headers.get("access-control-expose-headers")).toContain("Idempotency-Replayed");
  });

  it("leaves a file that is read as it arrives to its route", async () => {
    const path = `/admin/dark-stores/${store.id}/inventory-imports?dry_run=true`;
    const send = async (key: string) => {
      const answer = await fetch(`${platform().backend_url}${path}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await operatorToken()}`,
          "content-type": "text/csv",
          "idempotency-key": key,
        },
        body: `sku,price,mrp,on_hand\n${rice.sku},60,66,1000\n`,
      });
      return answer.headers.get("idempotency-replayed");
    };
    const key = randomUUID();
    expect([await send(key), await send(key)]).toEqual([null, null]);
  });
});
