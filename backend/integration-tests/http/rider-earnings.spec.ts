import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { acceptedBy, act, readyOrder, riderOnline, ridingScene, type RidingScene } from "../support/riding";

const people = peopleOf("rider-earnings");

const earningsOf = (rider: Person, query = ""): Promise<Json> =>
  ok("GET", `/rider/earnings${query}`, { token: rider.token });

/** A delivery of a new order that the rider has with them. */
async function carriedBy(rider: Person, scene: RidingScene): Promise<{ order: Json; delivery: Json }> {
  const order = await readyOrder(scene);
  const delivery = await acceptedBy(rider, order.id);
  expect((await act(rider, `deliveries/${delivery.id}/pickup`, { pickup_code: order.pickup_code })).status).toBe(200);
  return { order, delivery };
}

describe("what a rider earns", () => {
  it("is told by what it is for, to the rider and to operations alike", async () => {
    const scene = await ridingScene(people, "earns-store");
    const rider = await riderOnline(people, scene);
    const from = new Date(Date.now() - 60_000).toISOString();
    const { order, delivery } = await carriedBy(rider, scene);
    const { handoff_code } = await ok("GET", `/store/orders/${order.id}/tracking`, { token: scene.customer.token });
    const done = { handoff_code, cash_collected: delivery.cash_to_collect };
    expect((await act(rider, `deliveries/${delivery.id}/deliver`, done)).status).toBe(200);

    const mine = await earningsOf(rider, `?from=${from}`);
    const { delivery: base, distance, ...others } = mine.by_kind;
    expect(base).toBeGreaterThan(0);
    expect(base + distance).toBeCloseTo(delivery.earning, 2);
    expect(others).toEqual({ attempt: 0, incentive: 0, guarantee: 0, adjustment: 0 });
    expect(mine).toMatchObject({ total: delivery.earning, deliveries: 1, count: 1, hourly_guarantee: 0 });
    expect(mine.today).toEqual({ deliveries: 1, next_incentive: null });
    expect(mine.earnings).toMatchObject([
      {
        kind: "delivery",
        amount: delivery.earning,
        for_distance: distance,
        delivery_id: delivery.id,
        order_id: order.id,
      },
    ]);
    const token = await operatorToken();
    expect(await ok("GET", `/admin/riders/${rider.id}/earnings?from=${from}`, { token })).toEqual(mine);
    expect(await earningsOf(rider, `?to=${from}`)).toMatchObject({ total: 0, deliveries: 0, earnings: [] });
  });

  it("includes an attempt whose bag is back in the store", async () => {
    const scene = await ridingScene(people, "attempt-store");
    const rider = await riderOnline(people, scene);
    const { order, delivery } = await carriedBy(rider, scene);
    expect((await act(rider, `deliveries/${delivery.id}/fail`, { reason: "nobody at home" })).status).toBe(200);
    expect(await earningsOf(rider)).toMatchObject({ total: 0 });
    const back = () => call("POST", `/staff/orders/${order.id}/bag-back`, { token: scene.picker.token, body: {} });
    expect([(await back()).status, (await back()).status]).toEqual([200, 200]);
    expect(await earningsOf(rider)).toMatchObject({
      total: delivery.earning,
      deliveries: 0,
      by_kind: { attempt: delivery.earning },
      earnings: [{ kind: "attempt", delivery_id: delivery.id }],
    });
  });

  it("is adjusted by operations alone, with a reason that the rider reads, once under one key", async () => {
    const rider = await people.rider();
    const token = await operatorToken();
    const path = `/admin/riders/${rider.id}/adjustments`;
    const body = { amount: -12.5, reason: "lost thermal bag" };
    const headers = { "Idempotency-Key": `adjust-${rider.id}` };
    for (let time = 0; time < 2; time++) {
      const booked = await call("POST", path, { token, body, headers });
      expect(booked).toMatchObject({ status: 201, body: { earning: { kind: "adjustment", ...body } } });
    }
    expect(await earningsOf(rider)).toMatchObject({ total: -12.5, count: 1, by_kind: { adjustment: -12.5 } });
    for (const wrong of [{ ...body, amount: 0 }, { ...body, amount: 0.001 }, { ...body, reason: " " }, { amount: 5 }]) {
      expect(await call("POST", path, { token, body: wrong })).toMatchObject({ status: 400 });
    }
    expect((await call("POST", path, { token: rider.token, body })).status).toBe(401);
    for (const [method, missing] of [
      ["POST", "adjustments"],
      ["GET", "earnings"],
    ] as const) {
      const answer = await call(method, `/admin/riders/rider_nobody/${missing}`, {
        token,
        body: method === "POST" ? body : undefined,
      });
      expect(answer).toMatchObject({ status: 404, body: { code: "rider_not_found" } });
    }
  });
});
