import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf } from "../support/people";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";

const people = peopleOf("dark-stores-stock");

describe("stock of a store, for operations and staff", () => {
  let token: string;
  let store: TestStore;
  let milk: TestProduct;

  beforeAll(async () => {
    token = await operatorToken();
    store = await createStore("DS-STOCK");
    milk = await createProduct("DS Stock Milk");
    await setOffer(store, milk, { price: 40, on_hand: 2, reorder_level: 3, bin: "A-01" });
  });

  const at = (path: string) => `/admin/dark-stores/${store.id}/${path}`;
  const get = (path: string): Promise<Json> => ok("GET", at(path), { token });

  it("receives a delivery once, with its batch, and shows it in receipts, batches and the ledger", async () => {
    const body = {
      reference: "DELIVERY-1",
      supplier: "Dairy",
      lines: [{ sku: milk.sku, quantity: 6, batch_code: "L1", expires_on: "2099-01-31", unit_cost: 21.5 }],
    };
    const { goods_receipt } = await ok("POST", at("goods-receipts"), { token, body });
    expect(goods_receipt).toMatchObject({ reference: "DELIVERY-1", supplier: "Dairy", lines: [{ quantity: 6 }] });
    const again = await ok("POST", at("goods-receipts"), { token, body });
    expect(again.goods_receipt.id).toBe(goods_receipt.id);
    const other = { ...body, lines: [{ sku: milk.sku, quantity: 7 }] };
    expect(await call("POST", at("goods-receipts"), { token, body: other })).toMatchObject({
      status: 409,
      body: { code: "receipt_reference_used" },
    });
    expect(await get("goods-receipts?supplier=Dairy")).toMatchObject({ count: 1, limit: 50, offset: 0 });
    expect((await get(`goods-receipts/${goods_receipt.id}`)).goods_receipt.lines[0]).toMatchObject({ unit_cost: 21.5 });
    expect(await get("stock-batches?expires_before=2099-02-01")).toMatchObject({
      count: 1,
      stock_batches: [{ batch_code: "L1", expires_on: "2099-01-31", remaining: 6, is_expired: false }],
    });
    expect((await get("stock-batches?expires_before=2099-01-31")).count).toBe(0);
    const { stock_ledger, count } = await get(`stock-ledger?reason=received&variant_id=${milk.variant_id}`);
    expect(count).toBe(1);
    expect(stock_ledger[0]).toMatchObject({
      quantity: 6,
      before: 2,
      after: 8,
      actor_type: "user",
      reference: goods_receipt.id,
      batches: [{ batch_code: "L1", quantity: 6 }],
    });
  });

  it("refuses deliveries that make no sense, with a sentence", async () => {
    const line = { sku: milk.sku, quantity: 1 };
    for (const [wrong, status, code] of [
      [{ lines: [] }, 400, "invalid_request"],
      [{ lines: [{ ...line, quantity: 0 }] }, 400, "invalid_request"],
      [{ lines: [{ ...line, expires_on: "31/01/2099" }] }, 400, "invalid_request"],
      [{ lines: [{ sku: "NO-SUCH-SKU", quantity: 1 }] }, 400, "variant_not_found"],
    ] as const) {
      const answer = await call("POST", at("goods-receipts"), { token, body: wrong });
      expect(answer).toMatchObject({ status, body: { code, message: expect.any(String) as string } });
    }
    const nowhere = "/admin/dark-stores/nowhere/goods-receipts";
    expect((await call("POST", nowhere, { token, body: { lines: [line] } })).status).toBe(404);
    expect((await call("POST", at("goods-receipts"), { body: { lines: [line] } })).status).toBe(401);
  });

  it("keeps transfers as records that can be listed and read", async () => {
    const other = await createStore("DS-STOCK-TO");
    const lines = [{ sku: milk.sku, quantity: 2 }];
    const body = { from_dark_store_id: store.id, to_dark_store_id: other.id, lines };
    const { inventory_transfer } = await ok("POST", "/admin/inventory-transfers", { token, body });
    expect(inventory_transfer).toMatchObject({ status: "done", lines: [{ sku: milk.sku, quantity: 2 }] });
    const list = await ok("GET", `/admin/inventory-transfers?dark_store_id=${other.id}`, { token });
    expect(list).toMatchObject({ count: 1, inventory_transfers: [{ id: inventory_transfer.id }] });
    expect(await call("GET", "/admin/inventory-transfers/none", { token })).toMatchObject({
      status: 404,
      body: { code: "inventory_transfer_not_found" },
    });
    const moved = await ok("GET", `/admin/dark-stores/${other.id}/stock-batches`, { token });
    expect(moved.stock_batches).toMatchObject([{ batch_code: "L1", remaining: 2 }]);
  });

  it("puts an offer on sale and finds it by that", async () => {
    await setOffer(store, milk, { sale_price: 30, sale_ends_at: "2099-01-01T00:00:00Z" });
    expect(await get("offers?on_sale=true&order=-price")).toMatchObject({
      count: 1,
      offers: [{ price: 40, sale_price: 30, selling_price: 30, next_expiry: "2099-01-31", next_batch_code: "L1" }],
    });
    const body = { offers: [{ sku: milk.sku, sale_price: 41 }] };
    expect(await call("POST", at("offers"), { token, body })).toMatchObject({
      status: 400,
      body: { code: "sale_above_price" },
    });
    expect((await call("GET", at("offers?order=colour"), { token })).body.code).toBe("invalid_request");
    await setOffer(store, milk, { sale_price: null });
    expect((await get("offers?on_sale=true")).count).toBe(0);
  });

  it("lets staff count blindly and operations apply the difference, once", async () => {
    const { token: staff } = await people.staff([store.id]);
    const [offer] = (await get(`offers?sku=${milk.sku}`)).offers as Json[];
    const onHand = Number(offer?.on_hand);
    const opened = await ok("POST", "/staff/cycle-counts", { token: staff, body: { bins: ["A-01"] } });
    const { id } = opened.cycle_count;
    const body = { lines: [{ sku: milk.sku, counted: onHand - 1 }] };
    const blind = await ok("POST", `/staff/cycle-counts/${id}/lines`, { token: staff, body });
    expect(blind.cycle_count.lines).toMatchObject([{ sku: milk.sku, counted: onHand - 1 }]);
    expect(JSON.stringify(blind)).not.toMatch(/expected|variance/);
    const page = await ok("GET", `/staff/cycle-counts/${id}/lines?limit=1`, { token: staff });
    expect(page).toMatchObject({ lines: [{ sku: milk.sku, counted: onHand - 1 }], count: 1, limit: 1, offset: 0 });
    expect(JSON.stringify(page)).not.toMatch(/expected|variance/);
    expect((await ok("GET", `/staff/cycle-counts/${id}/lines?count_again=true`, { token: staff })).count).toBe(0);
    const lines = at(`cycle-counts/${id}/lines`);
    const counted = await ok("POST", lines, { token, body });
    expect(counted.cycle_count.lines).toMatchObject([{ variance: -1, counted_by_type: "user" }]);
    expect(await get(`cycle-counts/${id}/lines?has_variance=true`)).toMatchObject({
      lines: [{ sku: milk.sku, expected: onHand, variance: -1, applied_at: null }],
      ...{ count: 1, limit: 50, offset: 0 },
    });
    expect(await get(`cycle-counts/${id}/lines?has_variance=false`)).toMatchObject({ lines: [], count: 0 });
    expect(await get(`cycle-counts/${id}/lines?offset=5`)).toMatchObject({ lines: [], count: 1 });
    expect((await call("GET", `${lines}?has_variance=maybe`, { token })).status).toBe(400);
    expect(await call("GET", at("cycle-counts/none/lines"), { token })).toMatchObject({
      status: 404,
      body: { code: "cycle_count_not_found" },
    });
    expect((await get(`cycle-counts/${id}`)).cycle_count).toMatchObject({ variance: -1, variance_value: -40 });
    for (let time = 0; time < 2; time += 1) {
      const { cycle_count } = await ok("POST", at(`cycle-counts/${id}/complete`), { token });
      expect(cycle_count).toMatchObject({ status: "completed", refused_count: 0 });
    }
    expect((await get(`offers?sku=${milk.sku}`)).offers).toMatchObject([{ on_hand: onHand - 1 }]);
    expect((await get("cycle-counts?status=completed")).count).toBe(1);
    expect(await call("POST", `/staff/cycle-counts/${id}/lines`, { token: staff, body })).toMatchObject({
      status: 409,
      body: { code: "cycle_count_not_open" },
    });
    expect((await call("GET", "/staff/cycle-counts/none", { token: staff })).status).toBe(404);
    expect(await get("stock-holds?status=held")).toMatchObject({ stock_holds: [], count: 0 });
  });
});
