import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { acceptedBy, act, readyOrder, riderOnline, ridingScene, type RidingScene } from "../support/riding";

const people = peopleOf("rider-cash");

/** A rider who has brought an order that is paid at the door. */
async function riderWithCash(scene: RidingScene): Promise<{ rider: Person; cash: number }> {
  const rider = await riderOnline(people, scene);
  const order = await readyOrder(scene);
  const { id, cash_to_collect: cash } = await acceptedBy(rider, order.id);
  await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
  const { handoff_code } = await ok("GET", `/store/orders/${order.id}/tracking`, { token: scene.customer.token });
  expect((await act(rider, `deliveries/${id}/deliver`, { handoff_code, cash_collected: cash })).status).toBe(200);
  return { rider, cash };
}

const cashOf = (rider: Person): Promise<Json> => ok("GET", "/rider/cash", { token: rider.token });

describe("cash in hand", () => {
  it("is handed in to the rider's store, once under one key, and never more than is held", async () => {
    const scene = await ridingScene(people, "cash-store");
    const { rider, cash } = await riderWithCash(scene);
    expect(await cashOf(rider)).toMatchObject({ balance: cash, cash_limit: 3000 });
    const hand = (amount: number, headers = {}): Promise<Answer> =>
      call("POST", `/staff/riders/${rider.id}/cash-settlements`, {
        token: scene.picker.token,
        headers,
        body: { amount },
      });
    const key = { "Idempotency-Key": `cash-${rider.id}` };
    expect(await hand(10, key)).toMatchObject({ status: 200, body: { cash: { balance: cash - 10 } } });
    expect(await hand(10, key)).toMatchObject({ status: 200, body: { cash: { balance: cash - 10 } } });
    expect(await hand(cash)).toMatchObject({ status: 409, body: { code: "settlement_above_cash" } });
    for (const wrong of [0, -5, 0.001]) {
      expect(await hand(wrong)).toMatchObject({ status: 400, body: { code: "invalid_data" } });
    }
    expect((await hand(cash - 10)).status).toBe(200);
    const { balance, entries } = await cashOf(rider);
    expect(balance).toBe(0);
    expect(entries.map((entry: Json) => [entry.kind, entry.amount, entry.dark_store_id])).toEqual([
      ["settled", 10 - cash, scene.store.id],
      ["settled", -10, scene.store.id],
      ["collected", cash, null],
    ]);
  });

  it("is taken only by staff of a store and by operations", async () => {
    const scene = await ridingScene(people, "cash-others");
    const { rider, cash } = await riderWithCash(scene);
    const body = { amount: cash };
    const path = `/riders/${rider.id}/cash-settlements`;
    for (const token of [rider.token, scene.customer.token, undefined]) {
      expect((await call("POST", `/staff${path}`, { token, body })).status).toBe(401);
      expect((await call("POST", `/admin${path}`, { token, body })).status).toBe(401);
    }
    const named = { ...body, dark_store_id: "dstore_of_others" };
    const elsewhere = await call("POST", `/staff${path}`, { token: scene.picker.token, body: named });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: "dark_store_not_found" } });
    const token = await operatorToken();
    expect(await ok("POST", `/admin${path}`, { token, body })).toEqual({ cash: { balance: 0 } });
    const { entries } = await ok("GET", `/admin/riders/${rider.id}/cash`, { token });
    expect(entries).toHaveLength(2);
    const nobody = await call("POST", "/admin/riders/rider_nobody/cash-settlements", { token, body });
    expect(nobody).toMatchObject({ status: 404, body: { code: "rider_not_found" } });
  });
});
