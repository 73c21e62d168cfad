import { containerOf } from "../../__tests__/support/told";
import { failDeliveryWorkflow } from "./fail-delivery";

const input = { delivery_id: "dlv_1", rider_id: "rider_1", reason: "flat tyre" };

/** What is told when `rider_1` gives up a delivery that is `before`, and has become `after` when it is read. */
async function toldOf(before: string, after: { status: string; rider_id: string | null }) {
  const row = { id: "dlv_1", order_id: "order_1", dark_store_id: "dstore_1", customer_id: null };
  const { container, told } = containerOf({
    listDeliveries: () => Promise.resolve([{ ...row, rider_id: "rider_1", status: before }]),
    moveDelivery: () => Promise.resolve({ id: "dlv_1", from_status: before, from_rider_id: "rider_1" }),
    syncTrackedOrders: () => Promise.resolve(),
    retrieveDelivery: () => Promise.resolve({ ...row, ...after }),
  });
  await failDeliveryWorkflow(container).run({ input });
  return told.map(({ data }) => data);
}

describe("a rider who gives up", () => {
  it("before pickup is told as the one who lost the delivery, also when the next rider has it already", async () => {
    for (const rider_id of [null, "rider_2"]) {
      expect(await toldOf("assigned", { status: rider_id ? "assigned" : "unassigned", rider_id })).toMatchObject([
        { status: "unassigned", rider_id: null, previous_rider_id: "rider_1" },
      ]);
    }
  });

  it("at the door keeps the delivery", async () => {
    expect(await toldOf("picked_up", { status: "failed", rider_id: "rider_1" })).toMatchObject([
      { status: "failed", rider_id: "rider_1", previous_rider_id: null },
    ]);
  });
});
