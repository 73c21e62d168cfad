import { containerOf } from "../../__tests__/support/told";
import { freeReturnedRidersWorkflow } from "./free-returned-riders";

const STAFF = { type: "staff", id: "staff_1" };
const bags = ["order_1", "order_gone", "order_broken"].map((order_id) => ({ order_id, actor: STAFF }));
const delivery = {
  id: "dlv_1",
  order_id: "order_1",
  dark_store_id: "dstore_1",
  rider_id: "rider_1",
  customer_id: null,
  status: "cancelled",
};

describe("bags whose goods a store has confirmed", () => {
  it("free their riders, who are told; the others are passed over", async () => {
    const { container, told } = containerOf({
      confirmBagBack: ({ order_id }: { order_id: string }) =>
        order_id === "order_broken"
          ? Promise.reject(new Error("deadlock detected"))
          : Promise.resolve(order_id === "order_1" ? { id: "dlv_1", rider_id: "rider_1" } : null),
      listDeliveries: ({ id }: { id: string[] }) => Promise.resolve(id.includes("dlv_1") ? [delivery] : []),
    });
    const { result } = await freeReturnedRidersWorkflow(container).run({ input: [...bags].reverse() });
    expect(result).toEqual(["dlv_1"]);
    expect(told).toMatchObject([
      { name: "rider_delivery.delivery_changed", data: { rider_id: "rider_1", status: "cancelled" } },
    ]);
  });
});
