import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { measureUtilisation } from "../queries/measure-utilisation.sql";
import { openDatabase, roadOf } from "./support/road";

const DAY = "2026-03-02";
const at = (time: string): Date => new Date(`${DAY}T${time}:00Z`);

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, { latitude: -62, longitude: 81 });
});
afterAll(() => db.destroy());

/** A rider of a home store who was on a shift, with deliveries from an assignment to a hand-over. */
async function worked(
  home_dark_store_id: string,
  [started, ended]: [string, string],
  deliveries: [assigned: string, delivered: string][],
): Promise<void> {
  const rider_id = await road.rider({ home_dark_store_id });
  await db("rider_shift").insert({
    id: `rshift_${rider_id}`,
    rider_id,
    started_at: at(started),
    ended_at: at(ended),
  });
  for (const [assigned_at, delivered_at] of deliveries) {
    const id = await road.pickedUp(rider_id);
    await db("delivery")
      .where({ id })
      .update({
        status: "delivered",
        assigned_at: at(assigned_at),
        picked_up_at: at(assigned_at),
        delivered_at: at(delivered_at),
      });
  }
}

const measure = async (dark_store_id: string, from = "00:00", to = "23:00") =>
  (await measureUtilisation(db, { from: at(from), to: at(to), dark_store_id }))[0]!;

describe("the use of riders' time", () => {
  it("counts deliveries of one trip once, and what lies within the shift", async () => {
    await worked(
      "dstore_trip",
      ["10:00", "14:00"],
      [
        ["10:30", "11:30"],
        ["11:00", "12:00"],
        ["13:30", "14:30"],
      ],
    );
    await worked("dstore_trip", ["10:00", "12:00"], []);
    expect(await measure("dstore_trip")).toEqual({ riders: 2, on_shift_hours: 6, busy_hours: 2, deliveries: 3 });
  });

  it("cuts shifts and deliveries at the ends of the period", async () => {
    await worked("dstore_cut", ["08:00", "16:00"], [["09:00", "11:00"]]);
    expect(await measure("dstore_cut", "10:00", "12:00")).toEqual({
      riders: 1,
      on_shift_hours: 2,
      busy_hours: 1,
      deliveries: 1,
    });
  });

  it("is nothing where nobody was on a shift", async () => {
    expect(await measure("dstore_nobody")).toEqual({ riders: 0, on_shift_hours: 0, busy_hours: 0, deliveries: 0 });
  });
});
