import { quickdash, succeed } from "../support/cli.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;

beforeAll(async () => {
  store = await orderingStore();
});

describe("orders cancel", () => {
  it("cancels an order with a reason, once, and its goods are free again", async () => {
    const { id } = await store.shop();
    const { quick_order } = await succeed("orders", "cancel", id, "--reason", "out of milk");
    expect(quick_order).toMatchObject({ order_id: id, status: "cancelled" });
    const { offers } = await succeed("inventory", "list", "--store", store.code);
    expect(offers).toMatchObject([{ on_hand: 50, reserved: 0 }]);
    await succeed("orders", "cancel", id, "--reason", "once more");
    const { quick_order: twice } = await succeed("orders", "show", id);
    expect(twice.timeline.filter(({ status }: { status: string }) => status === "cancelled")).toHaveLength(1);
  });

  it("refuses an order that is at its door", async () => {
    const { id } = await store.shop();
    await succeed("orders", "advance", id, "--to", "preparing");
    for (const to of ["ready_for_pickup", "out_for_delivery", "delivered"]) {
      await succeed("orders", "advance", id, "--to", to);
    }
    const { code, stdout, stderr } = await quickdash(["orders", "cancel", id, "--reason", "too late"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/\(request \S+\)/);
  });

  it("wants to know why", async () => {
    expect((await quickdash(["orders", "cancel", "1"])).code).toBe(2);
  });
});
