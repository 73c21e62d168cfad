import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { travelSeconds, VEHICLE_TABLE } from "../policies/vehicles";
import { claimEtas } from "../queries/claim-etas.sql";
import { listCarriedWithPositions } from "../queries/list-carried-with-positions.sql";
import { recordLegs } from "../queries/record-legs.sql";
import { refreshPaces } from "../queries/refresh-paces.sql";
import { openDatabase, roadOf } from "./support/road";

const STORE = { latitude: -37, longitude: 84 };
const LOOK = { within_ms: 3_600_000, min_s: 10, max_s: 14_400, limit: 1000 };
const MODEL = { vehicles: VEHICLE_TABLE, days: 28, min_legs: 5 };

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, STORE);
});
afterAll(() => db.destroy());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

async function pickedUp(rider: string, changes: Record<string, unknown> = {}): Promise<string> {
  const delivery = await road.assigned(rider);
  await db("delivery")
    .where({ id: delivery })
    .update({ status: "picked_up", picked_up_at: ago(900), ...changes });
  return delivery;
}

async function delivered(rider: string, secondsAgo: number, actor_type = "rider"): Promise<string> {
  const delivery = await pickedUp(rider);
  await db("delivery")
    .where({ id: delivery })
    .update({ status: "delivered", delivered_at: ago(secondsAgo), cash_collected: 0 });
  const log = { delivery_id: delivery, from_status: "picked_up", to_status: "delivered", actor_type };
  await db("delivery_event").insert({ id: road.id("devt"), ...log });
  return delivery;
}

describe("an estimate", () => {
  const tell = (delivery_id: string, eta_minutes: number, every_ms = 60_000) =>
    claimEtas(db, { etas: [{ delivery_id, eta_minutes, eta_p90_minutes: eta_minutes + 3 }], every_ms });

  it("is told once when ten processes have it, and again only when it is new and some time has passed", async () => {
    const delivery = await pickedUp(await road.riderOnline());
    const claims = await Promise.all(Array.from({ length: 10 }, () => tell(delivery, 8)));
    expect(claims.flat()).toEqual([{ delivery_id: delivery, eta_minutes: 8, eta_p90_minutes: 11 }]);
    expect(await tell(delivery, 7)).toEqual([]);
    expect(await tell(delivery, 8, 0)).toEqual([]);
    expect(await tell(delivery, 7, 0)).toHaveLength(1);
  });

  it("is not told of a delivery that nobody carries", async () => {
    expect(await tell(await road.assigned(await road.riderOnline()), 8)).toEqual([]);
  });

  it("is made for a rider's deliveries in the order of their doors, with the rider's position", async () => {
    const rider = await road.riderOnline(0);
    const second = await pickedUp(rider, { sequence: 2 });
    const first = await pickedUp(rider, { sequence: 1 });
    await pickedUp(await road.rider());
    const rows = await listCarriedWithPositions(db, { rider_id: rider, limit: 10 });
    expect(rows.map((row) => row.delivery_id)).toEqual([first, second]);
    expect(rows[0]).toMatchObject({ ...STORE, vehicle: "scooter", told_minutes: null });
  });
});

describe("the history of a store", () => {
  const legs = (...ids: string[]) => db("delivery_leg").whereIn("delivery_id", ids).orderBy("ended_at");

  it("has each ride once, from the store or from the door before", async () => {
    const rider = await road.rider();
    const first = await delivered(rider, 600);
    const second = await delivered(rider, 480);
    await Promise.all([recordLegs(db, LOOK), recordLegs(db, LOOK)]);
    const [long, short] = await legs(first, second);
    expect([Math.round(long.seconds), Math.round(long.metres / 10)]).toEqual([300, 111]);
    expect([Math.round(short.seconds), short.metres]).toEqual([120, 0]);
  });

  it("leaves out hand-overs that no rider reported, and rides too quick to be true", async () => {
    const system = await delivered(await road.rider(), 600, "system");
    const instant = await delivered(await road.rider(), 899);
    await recordLegs(db, LOOK);
    expect(await legs(system, instant)).toEqual([]);
  });

  it("tells how long half and nine of ten rides took, as parts of the model, from enough of them on", async () => {
    const dark_store_id = road.id("dstore");
    const modelled = travelSeconds(1000, VEHICLE_TABLE.scooter) + VEHICLE_TABLE.scooter.hand_over_s;
    const leg = async (part: number) => {
      const delivery_id = await road.delivery();
      const hour = new Date().getUTCHours();
      const row = { delivery_id, dark_store_id, vehicle: "scooter", metres: 1000, hour, ended_at: ago(60) };
      await db("delivery_leg").insert({ ...row, seconds: modelled * part });
    };
    for (const part of [1, 1.1, 1.2, 1.3]) await leg(part);
    expect(await refreshPaces(db, { dark_store_ids: [dark_store_id], ...MODEL })).toEqual([]);
    await leg(2);
    const [pace] = await refreshPaces(db, { dark_store_ids: [dark_store_id], ...MODEL });
    expect(pace?.p50).toBeCloseTo(1.2, 5);
    expect(pace?.p90).toBeCloseTo(1.72, 5);
  });
});
