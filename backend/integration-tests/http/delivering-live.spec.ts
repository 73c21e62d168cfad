import { Client } from "pg";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { acceptedBy, act, locationAt, north, readyOrder, riderOnline, ridingScene } from "../support/riding";
import { createStore } from "../support/shop";
import { TestSocket } from "../support/sockets";

const people = peopleOf("delivering-live");
const sockets: TestSocket[] = [];
afterAll(() => sockets.forEach((socket) => socket.close()));

async function open(...args: Parameters<typeof TestSocket.open>): Promise<TestSocket> {
  const socket = await TestSocket.open(...args);
  sockets.push(socket);
  return socket;
}

async function adminDelivery(id: string): Promise<Json> {
  return (await ok("GET", `/admin/deliveries/${id}`, { token: await operatorToken() })).delivery;
}

const trackingOf = (customer: Person, orderId: string): Promise<Json> =>
  ok("GET", `/store/orders/${orderId}/tracking`, { token: customer.token });

describe("a rider on the way", () => {
  it("is followed from pickup to hand-over: arrivals, track, and the time left", async () => {
    const scene = await ridingScene(people, "live-way");
    const { store, customer } = scene;
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id, drop } = await acceptedBy(rider, order.id);
    const ofCustomer = await open("/customer", customer.token);
    expect(await ofCustomer.send("track", { order_id: order.id })).toMatchObject({ ok: true });
    const ofRider = await open("/rider", rider.token);

    expect(await ofRider.send("location", locationAt(store.at))).toEqual({ ok: true });
    await eventually(async () => expect((await adminDelivery(id)).arrived_at_store_at).toEqual(expect.any(String)));
    expect(ofCustomer.all("rider.location")).toEqual([]);
    expect((await trackingOf(customer, order.id)).rider).toBeNull();

    expect((await act(rider, `deliveries/${id}/pickup`, { scan: order.pickup_code })).status).toBe(200);
    const onTheWay = locationAt(north(drop, 200));
    expect(await ofRider.send("location", onTheWay)).toEqual({ ok: true });
    const sent_ms = Date.now();
    await ofCustomer.next("rider.location", (message) => message.recorded_at === onTheWay.recorded_at);
    await eventually(async () => expect((await trackingOf(customer, order.id)).rider).toMatchObject(onTheWay));
    expect(Date.now() - sent_ms).toBeLessThan(1500);
    const far = await ofCustomer.next("order.eta", (message) => message.eta_p90_minutes !== undefined);
    expect(far.eta_p90_minutes).toBeGreaterThan(far.eta_minutes);
    expect(await trackingOf(customer, order.id)).toMatchObject({
      eta_minutes: far.eta_minutes,
      eta_p90_minutes: far.eta_p90_minutes,
    });
    expect((await adminDelivery(id)).arrived_at_drop_at).toBeNull();

    const atDoor = locationAt(drop);
    expect(await ofRider.send("location", { locations: [atDoor] })).toEqual({ ok: true, accepted: 1, dropped: 0 });
    const arrived = await eventually(async () => {
      const delivery = await adminDelivery(id);
      expect(delivery.arrived_at_drop_at).toBe(atDoor.recorded_at);
      return delivery;
    });
    expect(arrived.events.map((event: Json) => event.reason)).toContain("arrived at the door");

    const { handoff_code } = await trackingOf(customer, order.id);
    const cash_collected = (await ok("GET", `/rider/deliveries/${id}`, { token: rider.token })).delivery
      .cash_to_collect;
    expect((await act(rider, `deliveries/${id}/deliver`, { handoff_code, cash_collected })).status).toBe(200);
    const heard = ofCustomer.all("rider.location").length;
    expect(await ofRider.send("location", locationAt(north(drop, 30)))).toEqual({ ok: true });
    expect((await trackingOf(customer, order.id)).rider).toBeNull();
    expect(await trackingOf(customer, order.id)).toMatchObject({ eta_minutes: 0, eta_p90_minutes: 0 });

    const token = await operatorToken();
    const path = await ok("GET", `/admin/deliveries/${id}/track`, { token });
    expect(path).toMatchObject({ count: path.track.length, offset: 0 });
    expect(path.track[0]).toMatchObject(store.at);
    expect(await ok("GET", `/admin/deliveries/${id}/track?limit=1`, { token })).toMatchObject({
      track: [path.track[0]],
    });
    expect(ofCustomer.all("rider.location")).toHaveLength(heard);
  });

  it("sends the points of a time without network in one call, and they become part of the track", async () => {
    const scene = await ridingScene(people, "live-offline");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id, drop } = await acceptedBy(rider, order.id);
    await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const points = [
      locationAt(north(drop, 100), 0.8),
      locationAt(north(drop, 120), 0.9),
      locationAt(north(drop, 90), 0),
    ];
    const answer = await act(rider, "location", { locations: points });
    expect(answer).toMatchObject({ status: 200, body: { ok: true, accepted: 2, dropped: 1 } });
    expect((await act(rider, "location", { locations: points })).body).toEqual({ ok: true, accepted: 0, dropped: 3 });
    const token = await operatorToken();
    await eventually(async () => {
      const { track } = await ok("GET", `/admin/deliveries/${id}/track`, { token });
      expect(track.at(-1)).toEqual(points[0]);
    });
    const unknown = await call("GET", "/admin/deliveries/dlv_none/track", { token });
    expect(unknown).toMatchObject({ status: 404, body: { code: "delivery_not_found" } });
    const wrong = await act(rider, "location", { locations: [{ latitude: 1 }] });
    expect(wrong).toMatchObject({ status: 400, body: { code: "invalid_location" } });
  });
});

describe("a delivery that fails at the door", () => {
  const token = operatorToken;

  async function failedDelivery(name: string) {
    const scene = await ridingScene(people, name);
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id } = await acceptedBy(rider, order.id);
    await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
    const { body } = await act(rider, `deliveries/${id}/fail`, { reason: "nobody at home" });
    expect(body.delivery).toMatchObject({ status: "failed", return_to_store: true });
    return { scene, rider, order, id };
  }

  it("comes back to the store and goes out again, and makes no way around the transitions", async () => {
    const { scene, rider, order, id } = await failedDelivery("live-returned");
    const { handoff_code } = await trackingOf(scene.customer, order.id);
    const forbidden = [
      act(rider, `deliveries/${id}/deliver`, { handoff_code, cash_collected: 0 }),
      act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code }),
      act(rider, `deliveries/${id}/fail`, { reason: "again" }),
      act(rider, "shifts/end"),
      call("POST", `/admin/deliveries/${id}/reassign`, { token: await token(), body: {} }),
      call("POST", `/staff/orders/${order.id}/return`, { token: scene.picker.token, body: {} }),
    ];
    expect((await Promise.all(forbidden)).map(({ status, body }) => [status, body.code])).toEqual([
      [409, "delivery_status_conflict"],
      [409, "delivery_status_conflict"],
      [409, "delivery_status_conflict"],
      [409, "delivery_unfinished"],
      [409, "bag_not_back"],
      [409, "status_conflict"],
    ]);
    const stranger = await people.staff([(await createStore("live-elsewhere")).id]);
    const theirs = await call("POST", `/staff/orders/${order.id}/bag-back`, { token: stranger.token });
    expect(theirs).toMatchObject({ status: 404, body: { code: "delivery_not_found" } });
    await ok("POST", `/staff/orders/${order.id}/bag-back`, { token: scene.picker.token });
    await ok("POST", `/staff/orders/${order.id}/bag-back`, { token: scene.picker.token });
    const mine = await ok("GET", "/rider/deliveries?status=failed", { token: rider.token });
    expect(mine.deliveries).toMatchObject([{ id, return_to_store: false }]);

    await ok("POST", `/admin/deliveries/${id}/reassign`, { token: await token(), body: { rider_id: rider.id } });
    await ok("POST", `/rider/deliveries/${id}/pickup`, { token: rider.token, body: { scan: order.pickup_code } });
    const { cash_to_collect } = await adminDelivery(id);
    const body = { handoff_code, cash_collected: cash_to_collect };
    await ok("POST", `/rider/deliveries/${id}/deliver`, { token: rider.token, body });
    expect((await trackingOf(scene.customer, order.id)).status).toBe("delivered");
  });

  it("is tried again at once by the rider who has the bag", async () => {
    const { scene, rider, order, id } = await failedDelivery("live-again");
    await ok("POST", `/admin/deliveries/${id}/retry`, { token: await token() });
    expect(await adminDelivery(id)).toMatchObject({ status: "picked_up", rider_id: rider.id });
    const twice = await call("POST", `/admin/deliveries/${id}/retry`, { token: await token() });
    expect(twice).toMatchObject({ status: 409, body: { code: "no_bag_on_road" } });
    expect((await trackingOf(scene.customer, order.id)).status).toBe("out_for_delivery");
  });

  it("ends cancelled, and its rider is free when the store has confirmed the goods", async () => {
    const { scene, rider, order, id } = await failedDelivery("live-cancelled");
    const cancelled = { status: "cancelled", reason: "nobody at home" };
    await ok("POST", `/admin/quick-orders/${order.id}/status`, { token: await token(), body: cancelled });
    await eventually(async () => expect(await adminDelivery(id)).toMatchObject({ status: "cancelled" }));
    expect((await act(rider, "shifts/end")).body).toMatchObject({ code: "delivery_unfinished" });
    await ok("POST", `/staff/orders/${order.id}/return`, { token: scene.picker.token, body: {} });
    await eventually(async () => expect((await adminDelivery(id)).bag_back_at).toEqual(expect.any(String)));
    expect((await act(rider, "shifts/end")).status).toBe(200);
  });
});

describe("an order left at the door", () => {
  const PHOTO = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100, 7)]);
  const send = (rider: Person, id: string, body: Buffer) =>
    fetch(`${platform().backend_url}/rider/deliveries/${id}/proof`, {
      method: "POST",
      headers: { authorization: `Bearer ${rider.token}`, "content-type": "image/png" },
      body: new Uint8Array(body),
    });

  it("needs the customer's leave and no cash: an order paid at the door is handed over in person", async () => {
    const scene = await ridingScene(people, "live-at-door");
    const rider = await riderOnline(people, scene);
    const order = await readyOrder(scene, { leave_at_door: true });
    const { id } = await acceptedBy(rider, order.id);
    expect((await send(rider, id, PHOTO)).status).toBe(409);
    await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
    const refused = await send(rider, id, PHOTO);
    expect([refused.status, ((await refused.json()) as Json).code]).toEqual([403, "proof_not_allowed"]);
    const noProof = await act(rider, `deliveries/${id}/deliver`, { proof_id: "dproof_none" });
    expect(noProof).toMatchObject({ status: 403, body: { code: "proof_not_allowed" } });

    // Paid meanwhile: nothing is to be collected.
    const database = new Client({ connectionString: platform().database_url });
    await database.connect();
    await database.query("UPDATE delivery SET cash_to_collect = 0 WHERE id = $1", [id]);
    await database.end();
    const page = await send(rider, id, Buffer.from("<html>"));
    expect([page.status, ((await page.json()) as Json).code]).toEqual([400, "invalid_image"]);
    const huge = await send(rider, id, Buffer.concat([PHOTO, Buffer.alloc(2 * 1024 * 1024)]));
    expect([huge.status, ((await huge.json()) as Json).code]).toEqual([400, "body_too_large"]);
    const { proof } = (await (await send(rider, id, PHOTO)).json()) as Json;
    expect(proof).toMatchObject({ delivery_id: id, content_type: "image/png", size_bytes: PHOTO.length });
    const delivered = await act(rider, `deliveries/${id}/deliver`, { proof_id: proof.id });
    expect(delivered).toMatchObject({ status: 200, body: { delivery: { status: "delivered", leave_at_door: true } } });

    const seen = await adminDelivery(id);
    expect(seen.proof).toMatchObject({ id: proof.id, url: `/admin/deliveries/${id}/proof` });
    const url = `${platform().backend_url}${seen.proof.url}`;
    const picture = await fetch(url, { headers: { authorization: `Bearer ${await operatorToken()}` } });
    expect(Buffer.from(await picture.arrayBuffer()).equals(PHOTO)).toBe(true);
    expect((await fetch(url)).status).toBe(401);
  });
});
