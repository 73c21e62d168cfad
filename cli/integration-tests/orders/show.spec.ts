import { quickdash, succeed } from "../support/cli.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;

beforeAll(async () => {
  store = await orderingStore();
});

describe("orders show", () => {
  it("tells the way of an order, when it came and what was given back", async () => {
    const { id, display_id: displayId } = await store.shop();
    for (const to of ["preparing", "ready_for_pickup", "out_for_delivery", "delivered"]) {
      await succeed("orders", "advance", id, "--to", to);
    }
    const { refund } = await succeed("orders", "refund", id, "--line", "1:1", "--reason", "damaged");
    const { stdout } = await quickdash(["orders", "show", id]);
    expect(stdout).toContain(`refund ${refund.id}: ₹40`);
    expect(stdout).toMatch(/ out_for_delivery {2}\d+ (s|min \d+ s), by operator/);
    expect(stdout).toMatch(new RegExp(`^store +${store.code} \\(`, "m"));
    expect(stdout).toMatch(/^address +\S/m);
    expect(stdout).not.toContain("cancelled because");
    expect(stdout).toMatch(/promised .*, came .* before\n/);
    const { quick_order } = await succeed("orders", "show", String(displayId));
    expect(quick_order).toMatchObject({ order_id: id, status: "delivered" });
  });

  it("says that there is no such order", async () => {
    const { code, stdout, stderr } = await quickdash(["orders", "show", "order_unknown"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("order_unknown");
    const unused = await quickdash(["orders", "show", "#999999999"]);
    expect(unused).toMatchObject({ code: 1, stderr: "Error: There is no order #999999999.\n" });
  });

  it("says how an order is named", async () => {
    const { code, stderr } = await quickdash(["orders", "show", "yesterday's"]);
    expect(code).toBe(2);
    expect(stderr).toContain("the number on its receipt");
  });
});
