import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, signedToken, type Person } from "../support/people";
import { platform } from "../support/platform";
import {
  acceptedBy,
  act,
  adminDelivery,
  locationAt,
  offerFor,
  readyOrder,
  riderOnline,
  ridingScene,
  type RidingScene,
} from "../support/riding";
import { TestSocket } from "../support/sockets";
import { startVictim, type Victim } from "../support/victim";

const people = peopleOf("dispatch");
const RIDERS_AT_ONCE = 50;
/** Riders are watched every 10 seconds. */
const WATCHED_MS = 30_000;
const BOOT_MS = 120_000;

jest.setTimeout(150_000);

let database: Client;

beforeAll(async () => {
  database = new Client({ connectionString: platform().database_url });
  await database.connect();
}, BOOT_MS);

afterAll(() => database?.end());

const assignBy = async (scene: RidingScene, mode: "offer" | "assign"): Promise<Json> =>
  ok("POST", `/admin/dark-stores/${scene.store.id}/dispatch`, { token: await operatorToken(), body: { mode } });

/** Time passes without a word of the rider. */
async function fallSilent(rider: Person): Promise<void> {
  await database.query(`UPDATE rider_location SET recorded_at = now() - interval '10 minutes' WHERE rider_id = $1`, [
    rider.id,
  ]);
  await database.query(
    `UPDATE delivery SET assigned_at = assigned_at - interval '10 minutes', picked_up_at = picked_up_at - interval '10 minutes'
     WHERE rider_id = $1`,
    [rider.id],
  );
}

describe("one delivery offered to 50 riders", () => {
  const jwt_secret = randomBytes(32).toString("hex");
  let backends: Victim[] = [];

  beforeAll(async () => {
    backends = [await startVictim({ jwt_secret }), await startVictim({ jwt_secret })];
  }, 2 * BOOT_MS);

  afterAll(() => Promise.all(backends.map((backend) => backend.kill())));

  it("goes to exactly one of them when all accept at once over two backends; the others are told it is taken", async () => {
    const scene = await ridingScene(people, "dispatch-fifty");
    const order = await readyOrder(scene);
    const { id: delivery_id } = await eventually(() => adminDelivery(order.id));
    const token = await operatorToken();
    const riders: string[] = [];
    for (let number = 0; number < RIDERS_AT_ONCE; number++) {
      const body = { first_name: "Ravi", phone: people.phone(), vehicle: "scooter" };
      riders.push((await ok("POST", "/admin/riders", { token, body })).rider.id);
    }
    await database.query(
      `INSERT INTO rider_shift (id, rider_id) SELECT 'rshift_fifty_' || id, id FROM unnest($1::text[]) AS id`,
      [riders],
    );
    await database.query(
      `INSERT INTO delivery_offer (id, delivery_id, rider_id, distance_m, earning, expires_at)
       SELECT 'doffer_fifty_' || id, $1, id, 100, 30, now() + interval '10 minutes' FROM unnest($2::text[]) AS id`,
      [delivery_id, riders],
    );

    const answers = await Promise.all(
      riders.map((rider, number) =>
        call("POST", `/rider/offers/doffer_fifty_${rider}/accept`, {
          at: backends[number % backends.length]!.url,
          token: signedToken("rider", rider, jwt_secret),
        }),
      ),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const lost = answers
      .filter(({ status }) => status !== 200)
      .map(({ status, body }) => ({ status, code: body.code }));
    expect(lost).toEqual(Array.from({ length: RIDERS_AT_ONCE - 1 }, () => ({ status: 409, code: "offer_taken" })));
    const winner = riders[answers.findIndex(({ status }) => status === 200)];
    expect(await adminDelivery(order.id)).toMatchObject({ status: "assigned", rider_id: winner });
  });
});

describe("a store whose riders are assigned", () => {
  it("sends one rider with two orders of the same way as one trip, and tells the rider", async () => {
    const scene = await ridingScene(people, "dispatch-bundle");
    expect(await assignBy(scene, "assign")).toMatchObject({ dispatch: { mode: "assign" } });
    const orders = [await readyOrder(scene), await readyOrder(scene)];
    const rider = await people.rider();
    const socket = await TestSocket.open("/rider", rider.token);
    await ok("POST", "/rider/shifts/start", { token: rider.token });
    await ok("POST", "/rider/location", { token: rider.token, body: locationAt(scene.store.at) });

    const deliveries = await eventually(async () => {
      const answer = await ok("GET", "/rider/deliveries?status=assigned", { token: rider.token });
      expect(answer.deliveries).toHaveLength(2);
      return answer.deliveries;
    });
    expect(new Set(deliveries.map((each: Json) => each.trip_id)).size).toBe(1);
    expect(deliveries.map((each: Json) => each.sequence).sort()).toEqual([1, 2]);
    expect(deliveries.map((each: Json) => each.order_id).sort()).toEqual(orders.map(({ id }) => id).sort());
    expect((await ok("GET", "/rider/offers", { token: rider.token })).offers).toEqual([]);
    for (const { id } of orders) await socket.next("delivery.updated", ({ order_id }) => order_id === id);
    socket.close();
  });
});

describe("a rider who vanishes", () => {
  it("with an offer open does not hold the delivery up", async () => {
    const scene = await ridingScene(people, "dispatch-offered");
    const gone = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    await offerFor(gone, order.id);
    await fallSilent(gone);
    await acceptedBy(await riderOnline(people, scene), order.id);
  });

  it("before the pickup loses the delivery to another", async () => {
    const scene = await ridingScene(people, "dispatch-assigned");
    const gone = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const delivery = await acceptedBy(gone, order.id);
    await fallSilent(gone);
    await eventually(
      async () => expect(await adminDelivery(order.id)).toMatchObject({ status: "unassigned", rider_id: null }),
      WATCHED_MS,
    );
    const other = await riderOnline(people, scene);
    await acceptedBy(other, order.id);
    const late = await act(gone, `deliveries/${delivery.id}/pickup`, { pickup_code: order.pickup_code });
    expect(late.status).toBe(404);
    expect((await act(other, `deliveries/${delivery.id}/pickup`, { pickup_code: order.pickup_code })).status).toBe(200);
  });

  it("with the goods is an alert for operations, who say how it ended: the rider has earned it", async () => {
    const scene = await ridingScene(people, "dispatch-picked-up");
    const gone = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const delivery = await acceptedBy(gone, order.id);
    await act(gone, `deliveries/${delivery.id}/pickup`, { pickup_code: order.pickup_code });
    await fallSilent(gone);
    const token = await operatorToken();
    const alertOf = async () => {
      const { delivery_alerts } = await ok("GET", "/admin/delivery-alerts?kind=rider_silent&limit=100", { token });
      return delivery_alerts.find((alert: Json) => alert.delivery_id === delivery.id);
    };
    await eventually(async () => expect(await alertOf()).toMatchObject({ rider_id: gone.id }), WATCHED_MS);
    const said = { status: "delivered", reason: "the customer has it" };
    await ok("POST", `/admin/quick-orders/${order.id}/status`, { token, body: said });
    await eventually(async () => expect(await adminDelivery(order.id)).toMatchObject({ status: "delivered" }));
    expect((await ok("GET", "/rider/earnings", { token: gone.token })).total).toBeGreaterThan(0);
    await eventually(async () => expect(await alertOf()).toBeUndefined(), WATCHED_MS);
  });
});

describe("a reassigned delivery", () => {
  it("is gone for the rider who loses it, and told to the one who gets it", async () => {
    const scene = await ridingScene(people, "dispatch-told");
    const first = await riderOnline(people, scene);
    const order = await readyOrder(scene);
    const { id } = await acceptedBy(first, order.id);
    const second = await riderOnline(people, scene);
    const sockets = [await TestSocket.open("/rider", first.token), await TestSocket.open("/rider", second.token)];
    await ok("POST", `/admin/deliveries/${id}/reassign`, {
      token: await operatorToken(),
      body: { rider_id: second.id },
    });
    const told = (socket: TestSocket) => socket.next("delivery.updated", (message) => message.id === id);
    expect(await told(sockets[0]!)).toMatchObject({ rider_id: null, status: "unassigned" });
    expect(await told(sockets[1]!)).toMatchObject({ rider_id: second.id, status: "assigned" });
    for (const socket of sockets) socket.close();
  });
});
