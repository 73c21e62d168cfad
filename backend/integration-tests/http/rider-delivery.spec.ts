import { eventually } from "../support/eventually";
import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import {
  acceptedBy,
  act,
  adminDelivery,
  locationAt,
  offerFor,
  readyOrder,
  riderOnline,
  ridingScene,
} from "../support/riding";

const people = peopleOf("rider-delivery");

const sceneOf = (name: string) => ridingScene(people, `rider-${name}`);

const report = (rider: Person, at: { latitude: number; longitude: number }): Promise<Answer> =>
  act(rider, "location", locationAt(at));

/** The order as its customer follows it. */
const trackingOf = (customer: Person, orderId: string): Promise<Json> =>
  ok("GET", `/store/orders/${orderId}/tracking`, { token: customer.token });

describe("an offer", () => {
  it("goes to one of two riders who accept at once; the other is told it is taken", async () => {
    const scene = await sceneOf("two-at-once");
    const riders = [await riderOnline(people, scene), await riderOnline(people, scene)];
    const order = await readyOrder(scene);
    const offers = await Promise.all(riders.map((rider) => offerFor(rider, order.id)));
    expect(offers[0]).toMatchObject({
      order_ids: [order.id],
      dark_store: { id: scene.store.id, code: scene.store.code },
    });

    const answers = await Promise.all(riders.map((rider, index) => act(rider, `offers/${offers[index].id}/accept`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
      type: "conflict",
      code: "offer_taken",
    });
    const winner = riders[answers.findIndex((answer) => answer.status === 200)]!;
    expect(await adminDelivery(order.id)).toMatchObject({ status: "assigned", rider_id: winner.id });
    const loser = riders.find((rider) => rider !== winner)!;
    expect((await ok("GET", "/rider/offers", { token: loser.token })).offers).toEqual([]);
  });

  it("is another rider's secret", async () => {
    const scene = await sceneOf("own-offers");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const offer = await offerFor(rider, order.id);
    const stranger = await people.rider();
    expect(await act(stranger, `offers/${offer.id}/accept`)).toMatchObject({ status: 404 });
    expect(await act(stranger, `offers/${offer.id}/decline`)).toMatchObject({ status: 404 });
  });

  it("that is declined goes to the next rider and not back to the first", async () => {
    const scene = await sceneOf("declined");
    const first = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const offer = await offerFor(first, order.id);
    expect((await act(first, `offers/${offer.id}/decline`)).status).toBe(200);
    const second = await riderOnline(people, scene);
    await offerFor(second, order.id);
    expect((await ok("GET", "/rider/offers", { token: first.token })).offers).toEqual([]);
  });

  it("reaches a rider who comes online after the order was ready", async () => {
    const scene = await sceneOf("comes-online");
    const order = await readyOrder(scene);
    await offerFor(await riderOnline(people, scene), order.id);
  });

  it("is withdrawn when the order is cancelled", async () => {
    const scene = await sceneOf("cancelled");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const offer = await offerFor(rider, order.id);
    await ok("POST", `/staff/orders/${order.id}/cancel`, { token: scene.picker.token, body: { reason: "spilled" } });
    await eventually(async () => expect(await adminDelivery(order.id)).toMatchObject({ status: "cancelled" }));
    const late = await act(rider, `offers/${offer.id}/accept`);
    expect(late).toMatchObject({ status: 409, body: { code: "offer_withdrawn" } });
  });
});

describe("a delivery", () => {
  it("passes pickup and hand-over only with the right codes, cash and order of things", async () => {
    const scene = await sceneOf("hand-over");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const delivery = await acceptedBy(rider, order.id);
    const { handoff_code } = await trackingOf(scene.customer, order.id);
    const cash = delivery.cash_to_collect;
    expect(delivery).toMatchObject({
      order_id: order.id,
      status: "assigned",
      sequence: 1,
      pickup: { latitude: scene.store.at.latitude },
    });
    const path = `deliveries/${delivery.id}`;

    const tooEarly = await act(rider, `${path}/deliver`, { handoff_code, cash_collected: cash });
    expect(tooEarly).toMatchObject({ status: 409, body: { code: "not_picked_up" } });
    const wrongPickup = await act(rider, `${path}/pickup`, { pickup_code: "nope" });
    expect(wrongPickup).toMatchObject({ status: 400, body: { code: "wrong_code", tries_left: 4 } });
    expect((await trackingOf(scene.customer, order.id)).rider).toBeNull();
    expect(await act(rider, `${path}/pickup`, { pickup_code: order.pickup_code })).toMatchObject({
      status: 200,
      body: { delivery: { status: "picked_up" } },
    });

    const tracking = await eventually(async () => {
      await report(rider, scene.store.at);
      const answer = await trackingOf(scene.customer, order.id);
      expect(answer.rider).toMatchObject({ first_name: "Ravi", vehicle: "scooter" });
      return answer;
    });
    expect(tracking).toMatchObject({ status: "out_for_delivery", eta_minutes: expect.any(Number) });

    expect((await act(rider, "shifts/end")).body).toMatchObject({ code: "delivery_unfinished" });
    const wrongHandoff = await act(rider, `${path}/deliver`, { handoff_code: "nope", cash_collected: cash });
    expect(wrongHandoff).toMatchObject({ status: 400, body: { code: "wrong_code" } });
    for (let mistake = 0; mistake < 6; mistake++) {
      const short = await act(rider, `${path}/deliver`, { handoff_code, cash_collected: cash - 1 });
      expect(short).toMatchObject({ status: 400, body: { code: "cash_mismatch", cash_to_collect: cash } });
    }

    const done = await Promise.all(
      [1, 2, 3].map(() => act(rider, `${path}/deliver`, { handoff_code, cash_collected: cash })),
    );
    expect(done.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const paid = await adminDelivery(order.id);
    expect(paid).toMatchObject({ status: "delivered", cash_collected: cash });
    expect(paid.earnings).toEqual([{ rider_id: rider.id, kind: "delivery", amount: delivery.earning }]);
    expect(await ok("GET", "/rider/earnings", { token: rider.token })).toMatchObject({
      total: delivery.earning,
      count: 1,
    });
    expect(await ok("GET", "/rider/cash", { token: rider.token })).toMatchObject({ balance: cash, count: 1 });

    const after = await trackingOf(scene.customer, order.id);
    expect(after).toMatchObject({ status: "delivered", rider: null, eta_minutes: 0 });
    expect(after.timeline.map((step: Json) => step.status)).toEqual([
      "confirmed",
      "preparing",
      "ready_for_pickup",
      "out_for_delivery",
      "delivered",
    ]);
    expect((await act(rider, "shifts/end")).status).toBe(200);
  });

  it("locks its codes after five wrong ones, so that the right one no longer helps a guesser", async () => {
    const scene = await sceneOf("guesser");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id } = await acceptedBy(rider, order.id);
    for (let guess = 0; guess < 5; guess++) {
      expect((await act(rider, `deliveries/${id}/pickup`, { pickup_code: `no${guess}` })).status).toBe(400);
    }
    const right = await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
    expect(right).toMatchObject({ status: 429, body: { code: "too_many_tries" } });
  });

  it("of another rider does not exist", async () => {
    const scene = await sceneOf("other-rider");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id } = await acceptedBy(rider, order.id);
    const stranger = await riderOnline(people, scene);
    const bodies = {
      pickup: { pickup_code: order.pickup_code },
      deliver: { handoff_code: "1" },
      fail: { reason: "x" },
    };
    for (const [action, body] of Object.entries(bodies)) {
      expect(await act(stranger, `deliveries/${id}/${action}`, body)).toMatchObject({
        status: 404,
        body: { code: "delivery_not_found" },
      });
    }
    expect((await call("GET", `/rider/deliveries/${id}`, { token: stranger.token })).status).toBe(404);
    expect((await ok("GET", "/rider/deliveries", { token: stranger.token })).deliveries).toEqual([]);
  });

  it("that a rider gives up before pickup goes to another; with the bag in hand it has failed", async () => {
    const scene = await sceneOf("gives-up");
    const first = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const delivery = await acceptedBy(first, order.id);
    const second = await riderOnline(people, scene);
    expect((await act(first, `deliveries/${delivery.id}/fail`, { reason: "flat tyre" })).status).toBe(200);
    const again = await acceptedBy(second, order.id);
    expect(again.id).toBe(delivery.id);
    await act(second, `deliveries/${delivery.id}/pickup`, { pickup_code: order.pickup_code });
    const failed = await act(second, `deliveries/${delivery.id}/fail`, { reason: "nobody at home" });
    expect(failed.body.delivery).toMatchObject({ status: "failed", failure_reason: "nobody at home" });
    expect(await adminDelivery(order.id)).toMatchObject({ status: "failed", rider_id: second.id, earnings: [] });
  });
});

describe("operations", () => {
  it("refuse a phone that another rider has, in whatever notation", async () => {
    const token = await operatorToken();
    const rider = await people.rider();
    const local = `${rider.phone.slice(3, 8)} ${rider.phone.slice(8)}`;
    const body = { first_name: "Twin", phone: local, vehicle: "cycle" };
    expect(await call("POST", "/admin/riders", { token, body })).toMatchObject({
      status: 409,
      body: { code: "phone_taken" },
    });
    const wrong = await call("POST", "/admin/riders", { token, body: { ...body, phone: "12" } });
    expect(wrong).toMatchObject({ status: 400, body: { code: "invalid_phone" } });
  });

  it("suspend a rider, who can do nothing from then on and whose delivery is offered to others", async () => {
    const scene = await sceneOf("suspended");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    await acceptedBy(rider, order.id);
    const other = await riderOnline(people, scene);
    const token = await operatorToken();
    await ok("POST", `/admin/riders/${rider.id}`, { token, body: { status: "suspended" } });
    for (const [method, path] of [
      ["GET", "/rider/me"],
      ["POST", "/rider/shifts/start"],
      ["GET", "/rider/offers"],
    ] as const) {
      const answer = await call(method, path, { token: rider.token });
      expect(answer).toMatchObject({ status: 403, body: { code: "rider_suspended" } });
    }
    expect(await report(rider, scene.store.at)).toMatchObject({ status: 403, body: { code: "rider_suspended" } });
    await offerFor(other, order.id);
  });

  it("reassign a delivery to a rider on shift, and not once it is picked up", async () => {
    const scene = await sceneOf("reassigned");
    const first = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id } = await acceptedBy(first, order.id);
    const second = await riderOnline(people, scene);
    const token = await operatorToken();
    await ok("POST", `/admin/deliveries/${id}/reassign`, { token, body: { rider_id: second.id } });
    expect((await act(first, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code })).status).toBe(404);
    expect((await act(second, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code })).status).toBe(200);
    const late = await call("POST", `/admin/deliveries/${id}/reassign`, { token, body: { rider_id: first.id } });
    expect(late).toMatchObject({ status: 409, body: { code: "delivery_not_reassignable" } });
    const { delivery } = await ok("GET", `/admin/deliveries/${id}`, { token });
    expect(delivery.events.map((event: Json) => event.to)).toEqual(["unassigned", "assigned", "assigned", "picked_up"]);
  });
});

describe("a rider's position over HTTP", () => {
  it("is refused without a login, in the wrong shape, and from the past", async () => {
    const rider = await people.rider();
    expect((await call("POST", "/rider/location", { body: {} })).status).toBe(401);
    const customer = await people.customer();
    expect((await call("POST", "/rider/location", { token: customer.token, body: {} })).status).toBe(401);
    expect(await act(rider, "location", { latitude: 91 })).toMatchObject({
      status: 400,
      body: { code: "invalid_location" },
    });
    const old = { latitude: 12.9, longitude: 77.6, recorded_at: "2020-01-01T00:00:00Z" };
    expect(await act(rider, "location", old)).toMatchObject({ status: 400, body: { code: "recorded_too_old" } });
  });
});
