import { addressAt } from "../support/checkout";
import { call, ok, type Answer, type Json } from "../support/http";
import { logIn, operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import {
  createProduct,
  createStore,
  offerOf,
  placeOf,
  setOffer,
  type TestProduct,
  type TestStore,
} from "../support/shop";

const people = peopleOf("dark-stores-operations");

describe("running a store as an operator", () => {
  let token: string;

  beforeAll(async () => {
    token = await operatorToken();
  });

  const create = (body: Json): Promise<Answer> => call("POST", "/admin/dark-stores", { token, body });
  const at = placeOf("DS-ADMIN");

  it("refuses an area whose lines cross or whose ring is open, and says where", async () => {
    const bowtie = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    const crossed = await create({
      code: "DS-BAD",
      name: "x",
      ...at,
      service_area: { type: "Polygon", coordinates: [bowtie] },
    });
    expect(crossed).toMatchObject({ status: 400, body: { code: "invalid_service_area" } });
    expect(crossed.body.message).toContain("latitude 0.5, longitude 0.5");
    const open = await create({
      code: "DS-BAD",
      name: "x",
      ...at,
      service_area: { type: "Polygon", coordinates: [bowtie.slice(0, 4)] },
    });
    expect(open).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    expect(open.body.message).toContain("closed");
  });

  it("takes a radius instead of an area, refuses a code twice and fields nobody knows", async () => {
    const made = await create({ code: "DS-RADIUS", name: "Radius", ...at, service_radius_m: 800 });
    expect(made.body.dark_store).toMatchObject({ service_radius_m: 800, service_area: { type: "MultiPolygon" } });
    expect(await create({ code: "DS-RADIUS", name: "Again", ...at, service_radius_m: 800 })).toMatchObject({
      status: 409,
      body: { type: "conflict", code: "code_taken" },
    });
    expect((await create({ code: "DS-X", nmae: "x", ...at, service_radius_m: 800 })).body.message).toContain("nmae");
    const { id } = made.body.dark_store;
    await ok("DELETE", `/admin/dark-stores/${id}`, { token });
    expect(await call("GET", `/admin/dark-stores/${id}`, { token })).toMatchObject({ status: 404 });
  });

  it("answers nobody without a login", async () => {
    expect((await call("GET", "/admin/dark-stores")).status).toBe(401);
    expect((await call("POST", "/admin/staff", { body: {} })).status).toBe(401);
  });

  it("reads a stock file as it arrives, and says what is wrong with which line", async () => {
    const store = await createStore("DS-IMPORT");
    const rice = await createProduct("DS Import Rice");
    const upload = async (csv: string, query = ""): Promise<Json> => {
      const response = await fetch(
        `${platform().backend_url}/admin/dark-stores/${store.id}/inventory-imports${query}`,
        { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" }, body: csv },
      );
      return ((await response.json()) as Json).inventory_import;
    };
    const file = `\ufeffSKU,Price,MRP,Stock\r\n${rice.sku},60,65,12\r\nNO-SUCH-SKU,1,1,1\r\n${rice.sku},61,,\r\n,1,,\r\n`;
    const errors = [
      { line: 3, column: "sku", code: "unknown_sku" },
      { line: 4, column: "sku", code: "duplicate_sku" },
      { line: 5, column: "sku", code: "required" },
    ];
    expect(await upload(file, "?dry_run=true&on_error=skip")).toMatchObject({
      status: "done",
      dry_run: true,
      row_count: 4,
      applied_count: 1,
      error_count: 3,
      errors,
    });
    expect(await upload(file)).toMatchObject({ status: "failed", applied_count: 0, errors });
    expect(await offerOf(store, rice)).toBeUndefined();
    const done = await upload(file, "?on_error=skip");
    expect(done).toMatchObject({ status: "done", applied_count: 1, errors });
    expect(await offerOf(store, rice)).toMatchObject({ on_hand: 12, reserved: 0 });
    const { inventory_import } = await ok("GET", `/admin/dark-stores/${store.id}/inventory-imports/${done.id}`, {
      token,
    });
    expect(inventory_import).toMatchObject({ id: done.id, status: "done" });
  });

  it("moves stock between stores and refuses to give what is not there", async () => {
    const [from, to] = [await createStore("DS-FROM"), await createStore("DS-TO")];
    const oil = await createProduct("DS Transfer Oil");
    await setOffer(from, oil, { price: 100, on_hand: 5 });
    await setOffer(to, oil, { price: 110, on_hand: 1 });
    const move = (quantity: number): Promise<Answer> =>
      call("POST", "/admin/inventory-transfers", {
        token,
        body: { from_dark_store_id: from.id, to_dark_store_id: to.id, lines: [{ sku: oil.sku, quantity }] },
      });
    expect((await move(4)).status).toBe(200);
    expect(await move(2)).toMatchObject({
      status: 400,
      body: { code: "insufficient_stock", items: [{ available: 1 }] },
    });
    expect((await offerOf(from, oil)).on_hand).toBe(1);
    expect((await offerOf(to, oil)).on_hand).toBe(5);
  });
});

describe("store staff", () => {
  let own: TestStore;
  let other: TestStore;
  let tea: TestProduct;
  let picker: Person;
  let token: string;

  beforeAll(async () => {
    token = await operatorToken();
    [own, other] = [await createStore("DS-STAFF-OWN"), await createStore("DS-STAFF-OTHER")];
    tea = await createProduct("DS Staff Tea");
    await setOffer(own, tea, { price: 50, on_hand: 10 });
    await setOffer(other, tea, { price: 50, on_hand: 10 });
    picker = await people.staff([own.id]);
  });

  it("is refused a phone number that someone else has", async () => {
    const body = { name: "Someone", phone: picker.phone.replace("+91", "0"), dark_store_ids: [own.id] };
    expect(await call("POST", "/admin/staff", { token, body })).toMatchObject({
      status: 409,
      body: { type: "conflict", code: "phone_taken" },
    });
  });

  it("logs in with a new number from the day it changes, and no longer with the old one", async () => {
    const mover = await people.staff([own.id]);
    const phone = people.phone();
    await ok("POST", `/admin/staff/${mover.id}`, { token, body: { phone } });
    const { staff_member } = await ok("GET", "/staff/me", { token: await logIn("staff", phone) });
    expect(staff_member).toMatchObject({ id: mover.id, phone });
    await expect(logIn("staff", mover.phone)).rejects.toThrow("401");
  });

  it("sees and corrects the shelves of the own store only", async () => {
    const { inventory, count } = await ok("GET", "/staff/inventory?q=staff tea", { token: picker.token });
    expect(count).toBe(1);
    expect(inventory[0]).toMatchObject({ variant_id: tea.variant_id, on_hand: 10, dark_store_id: own.id });
    const adjust = (body: Json): Promise<Answer> =>
      call("POST", "/staff/inventory/adjustments", {
        token: picker.token,
        body: { variant_id: tea.variant_id, quantity: -2, reason: "damaged", ...body },
      });
    expect((await adjust({})).body.offer.on_hand).toBe(8);
    expect(await adjust({ quantity: -9 })).toMatchObject({ status: 409, body: { code: "stock_reserved" } });
    expect(await adjust({ reason: " " })).toMatchObject({ status: 400 });
    expect(await adjust({ reason: "sale" })).toMatchObject({ status: 400 });
    expect(await adjust({ dark_store_id: other.id })).toMatchObject({ status: 404 });
    expect((await call("GET", `/staff/inventory?dark_store_id=${other.id}`, { token: picker.token })).status).toBe(404);
  });

  it("pauses and resumes the own store, but does not open what operations closed", async () => {
    const post = (action: string): Promise<Answer> =>
      call("POST", `/staff/store/${action}`, { token: picker.token, body: {} });
    expect((await post("pause")).body.dark_store.status).toBe("paused");
    expect((await post("pause")).status).toBe(200);
    expect((await post("resume")).body.dark_store.status).toBe("open");
    await ok("POST", `/admin/dark-stores/${own.id}`, { token, body: { status: "closed" } });
    expect(await post("resume")).toMatchObject({ status: 409, body: { code: "status_conflict", status: "closed" } });
    await ok("POST", `/admin/dark-stores/${own.id}`, { token, body: { status: "open" } });
  });

  it("must say which store when there are several", async () => {
    const both = await people.staff([own.id, other.id]);
    expect(await call("GET", "/staff/inventory", { token: both.token })).toMatchObject({
      status: 400,
      body: { code: "dark_store_required" },
    });
    const { staff_member } = await ok("GET", "/staff/me", { token: both.token });
    expect(staff_member.dark_stores).toHaveLength(2);
  });

  it("can do nothing once deactivated, with the token of before", async () => {
    const leaver = await people.staff([own.id]);
    await ok("POST", `/admin/staff/${leaver.id}`, { token, body: { status: "inactive" } });
    for (const path of ["/staff/me", "/staff/inventory"]) {
      expect(await call("GET", path, { token: leaver.token })).toMatchObject({
        status: 403,
        body: { code: "staff_inactive" },
      });
    }
  });

  it("is nobody without a staff login", async () => {
    expect((await call("GET", "/staff/me")).status).toBe(401);
    expect((await call("GET", "/staff/me", { token })).status).toBe(401);
  });
});

describe("the points of a customer's addresses", () => {
  let customer: Person;

  beforeAll(async () => {
    customer = await people.customer();
  });

  const addresses = (method: string, path = "", body?: Json): Promise<Answer> =>
    call(method, `/store/customers/me/addresses${path}`, { token: customer.token, body });

  it("are kept, moved and forgotten with the address", async () => {
    const point = { latitude: 12.9716, longitude: 77.5946 };
    const made = await addresses("POST", "", {
      ...addressAt(point),
      metadata: { latitude: "12.9716", longitude: 77.5946 },
    });
    const { id } = made.body.customer.addresses[0];
    expect((await addresses("GET", `/${id}`)).body.address.metadata).toEqual(point);
    await addresses("POST", `/${id}`, { metadata: { latitude: 13, longitude: 77 } });
    expect((await addresses("GET")).body.addresses[0].metadata).toEqual({ latitude: 13, longitude: 77 });
    expect((await addresses("DELETE", `/${id}`)).body).toMatchObject({ id, deleted: true });
    expect((await addresses("GET")).body.addresses).toEqual([]);
  });

  it("are refused when they are half a point", async () => {
    expect(
      await addresses("POST", "", { ...addressAt({ latitude: 1, longitude: 2 }), metadata: { latitude: 1 } }),
    ).toMatchObject({
      status: 400,
      body: { code: "invalid_location" },
    });
  });

  it("cannot be touched by someone else", async () => {
    const made = await addresses("POST", "", addressAt({ latitude: 12, longitude: 77 }));
    const { id } = made.body.customer.addresses[0];
    const stranger = await people.customer();
    const path = `/store/customers/me/addresses/${id}`;
    expect((await call("POST", path, { token: stranger.token, body: { city: "X" } })).status).toBe(404);
    expect((await call("DELETE", path, { token: stranger.token })).status).toBe(404);
  });
});
