import { quickdash, succeed } from "../support/cli.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;

beforeAll(async () => {
  store = await orderingStore();
});

describe("orders list", () => {
  it("finds orders by time, and says usage errors before it asks", async () => {
    const order = await store.shop();
    const recent = await succeed("orders", "list", "--store", store.code, "--since", "10m");
    expect(recent.quick_orders.map(({ order_id }: { order_id: string }) => order_id)).toContain(order.id);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect(await succeed("orders", "list", "--store", store.code, "--since", later)).toMatchObject({ count: 0 });
    expect(await succeed("orders", "list", "--store", store.code, "--late")).toMatchObject({
      count: 0,
      quick_orders: [],
    });
    for (const wrong of [
      ["--since", "soon"],
      ["--late", "--status", "delivered"],
    ]) {
      expect((await quickdash(["orders", "list", ...wrong])).code).toBe(2);
    }
  });
});
