import { placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { ok, type Json } from "../support/http";
import { operatorToken, peopleOf } from "../support/people";
import { acceptedBy, act, riderOnline, ridingScene, type RidingScene } from "../support/riding";

const people = peopleOf("dispatch-horizon");
/** Longer than the store's time for packing: a rider is looked for as soon as somebody packs. */
const HORIZON_MS = 3_600_000;

jest.setTimeout(60_000);

const dispatchPath = ({ store }: RidingScene) => `/admin/dark-stores/${store.id}/dispatch`;

async function setDispatch(scene: RidingScene, body: Json): Promise<Json> {
  const { dispatch } = await ok("POST", dispatchPath(scene), { token: await operatorToken(), body });
  return dispatch;
}

/** An order that the picker has begun to pack, and the rest of the packing. */
async function orderBeingPacked({ store, product, customer, picker }: RidingScene) {
  const order = await placeOrder({ customer, store, lines: [{ product, quantity: 2 }] });
  const staff = { token: picker.token };
  const { orders } = await ok("GET", "/staff/orders?status=confirmed", staff);
  const { lines } = orders.find((each: Json) => each.order_id === order.id);
  await ok("POST", `/staff/orders/${order.id}/accept`, staff);
  return {
    id: order.id as string,
    async ready(quantity: number): Promise<string> {
      const body = quantity < 2 ? { quantity, reason: "out_of_stock" } : { quantity };
      await ok("POST", `/staff/orders/${order.id}/lines/${lines[0].id}/pick`, { ...staff, body });
      await ok("POST", `/staff/orders/${order.id}/ready`, staff);
      const ready = await ok("GET", "/staff/orders?status=ready_for_pickup", staff);
      return ready.orders.find((each: Json) => each.order_id === order.id).pickup_code;
    },
  };
}

describe("a store's dispatch settings", () => {
  it("are the platform's until set, stay while not named, and are refused when they make no sense", async () => {
    const scene = await ridingScene(people, "settings");
    const token = await operatorToken();
    const { dispatch } = await ok("GET", dispatchPath(scene), { token });
    expect(dispatch).toMatchObject({ dark_store_id: scene.store.id, mode: "offer", riders_per_delivery: 3 });
    await setDispatch(scene, { riders_per_delivery: 1, offer_ttl_ms: 9000 });
    expect(await setDispatch(scene, { mode: "assign", offer_ttl_ms: null })).toEqual({
      ...dispatch,
      mode: "assign",
      riders_per_delivery: 1,
    });
    await expect(setDispatch(scene, { riders_per_delivery: 0 })).rejects.toThrow("riders_per_delivery");
  });
});

describe("an order that is nearly packed", () => {
  it("is offered, is not picked up before it is ready, and then with the cash that is due", async () => {
    const scene = await ridingScene(people, "horizon-offer");
    await setDispatch(scene, { horizon_ms: HORIZON_MS });
    const rider = await riderOnline(people, scene);
    const order = await orderBeingPacked(scene);
    const delivery = await acceptedBy(rider, order.id);
    expect(new Date(delivery.ready_at).getTime()).toBeGreaterThan(Date.now());
    const early = await act(rider, `deliveries/${delivery.id}/pickup`, { pickup_code: "0000" });
    expect(early).toMatchObject({ status: 409, body: { code: "order_not_ready" } });

    const pickup_code = await order.ready(1);
    await eventually(async () => {
      const { deliveries } = await ok("GET", "/rider/deliveries", { token: rider.token });
      expect(deliveries[0].cash_to_collect).toBeLessThan(delivery.cash_to_collect);
    });
    const picked = await act(rider, `deliveries/${delivery.id}/pickup`, { pickup_code });
    expect(picked).toMatchObject({ status: 200, body: { delivery: { status: "picked_up" } } });
  });

  it("waits in mode assign until its rider must leave, and is cancelled with the order", async () => {
    const scene = await ridingScene(people, "horizon-assign");
    await setDispatch(scene, { mode: "assign", horizon_ms: HORIZON_MS });
    const rider = await riderOnline(people, scene);
    const order = await orderBeingPacked(scene);
    const token = await operatorToken();
    const deliveryOf = async (): Promise<Json> => {
      const { deliveries } = await ok("GET", `/admin/deliveries?order_id[]=${order.id}`, { token });
      return deliveries[0];
    };
    await eventually(async () => expect(await deliveryOf()).toMatchObject({ status: "unassigned" }), 20_000);
    await ok("POST", `/staff/orders/${order.id}/cancel`, { token: scene.picker.token, body: { reason: "spilled" } });
    await eventually(async () => expect(await deliveryOf()).toMatchObject({ status: "cancelled" }));

    const next = await orderBeingPacked(scene);
    await next.ready(2);
    await eventually(async () => {
      const { deliveries } = await ok("GET", "/rider/deliveries", { token: rider.token });
      expect(deliveries).toMatchObject([{ order_id: next.id, status: "assigned", sequence: 1 }]);
    }, 20_000);
  });
});
