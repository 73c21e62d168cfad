import { quickdash, succeed } from "../support/cli.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;

beforeAll(async () => {
  store = await orderingStore();
});

describe("orders advance", () => {
  it("moves an order one state on, or to the one that is named, and never back", async () => {
    const { id } = await store.shop();
    expect((await succeed("orders", "advance", id)).quick_order.status).toBe("preparing");
    const back = await quickdash(["orders", "advance", id, "--to", "confirmed"]);
    expect({ code: back.code, stdout: back.stdout }).toEqual({ code: 1, stdout: "" });
    expect(back.stderr).toMatch(/\(request \S+\)/);
    expect((await succeed("orders", "show", id)).quick_order.status).toBe("preparing");
  });

  it("refuses a state that there is not with 2", async () => {
    expect((await quickdash(["orders", "advance", "1", "--to", "eaten"])).code).toBe(2);
  });
});
