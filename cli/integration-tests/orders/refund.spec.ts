import { quickdash, succeed } from "../support/cli.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;

beforeAll(async () => {
  store = await orderingStore();
});

describe("orders refund", () => {
  it("gives back pieces of a line of a delivered order", async () => {
    const { id } = await store.shop();
    const early = await quickdash(["orders", "refund", id, "--line", "1:1"]);
    expect({ code: early.code, stdout: early.stdout }).toEqual({ code: 1, stdout: "" });
    for (const to of ["preparing", "ready_for_pickup", "out_for_delivery", "delivered"]) {
      await succeed("orders", "advance", id, "--to", to);
    }
    const { refund } = await succeed("orders", "refund", id, "--line", "1:1", "--reason", "damaged", "--note", "torn");
    expect(refund).toMatchObject({ amount: 40, reason: "damaged", note: "torn", items: [{ quantity: 1 }] });
    const much = await quickdash(["orders", "refund", id, "--line", "1:3"]);
    expect(much.code).toBe(1);
    expect(much.stderr).toMatch(/\(request \S+\)/);
    expect((await quickdash(["orders", "refund", id, "--line", "2"])).stderr).toContain("There is no line 2.");
  });

  it.each([[[]], [["--line", "1", "--all"]], [["--line", "one"]], [["--all", "--reason", "mood"]]])(
    "refuses %j with 2",
    async (args) => {
      const { code, stdout } = await quickdash(["orders", "refund", "1", ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    },
  );
});
