import { findNeglected, type OrderOnItsWay } from "./neglect";

const NOW = 1_000_000;
const LONG_AGO = NOW - 30_000;

function order(status: OrderOnItsWay["status"], delivery: string | null, changed_at_ms = LONG_AGO): OrderOnItsWay {
  return { order_id: "o1", status, delivery: delivery ? { status: delivery, rider_id: "r1", changed_at_ms } : null };
}

describe("neglected orders", () => {
  it("are ready and have no delivery", () => {
    expect(findNeglected([order("ready_for_pickup", null)], NOW).without_delivery).toEqual(["o1"]);
  });

  it("are behind their rider: picked up but still ready, delivered but still out", () => {
    expect(findNeglected([order("ready_for_pickup", "picked_up")], NOW).behind).toEqual([
      { order_id: "o1", to: "out_for_delivery", rider_id: "r1" },
    ]);
    expect(findNeglected([order("out_for_delivery", "delivered")], NOW).behind).toEqual([
      { order_id: "o1", to: "delivered", rider_id: "r1" },
    ]);
  });

  it("are brought up one step at a time when the rider is two ahead", () => {
    expect(findNeglected([order("ready_for_pickup", "delivered")], NOW).behind).toMatchObject([
      { to: "out_for_delivery" },
    ]);
  });

  it("are not those whose rider's call may still be under way", () => {
    const { behind } = findNeglected([order("ready_for_pickup", "picked_up", LONG_AGO + 1)], NOW);
    expect(behind).toEqual([]);
  });

  it("are not those where everything is in step, or that wait for a rider or for operations", () => {
    const inStep = [
      order("ready_for_pickup", "unassigned"),
      order("ready_for_pickup", "assigned"),
      order("out_for_delivery", "picked_up"),
      order("out_for_delivery", "failed"),
      order("out_for_delivery", null),
    ];
    expect(findNeglected(inStep, NOW)).toEqual({ without_delivery: [], behind: [] });
  });
});
