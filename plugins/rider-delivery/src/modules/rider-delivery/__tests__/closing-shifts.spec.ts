import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { requiredDocumentsSchema } from "../../../contract";
import { dispatchRulesOf, readOptions } from "../options";
import { dayIn } from "../policies/documents";
import { listDoubtfulShifts } from "../queries/list-doubtful-shifts.sql";
import { acceptOfferOnce } from "../services/accept-offer";
import { makeOffers } from "../services/make-offers";
import { settleDoubtfulShift } from "../services/settle-doubtful-shift";
import { submitDocumentOnce } from "../services/submit-document";
import { openDatabase, roadOf, type Place } from "./support/road";

const OPTIONS = readOptions({ redisUrl: "redis://unused" });
const required = requiredDocumentsSchema.parse({ scooter: ["insurance"] });
const today = dayIn("UTC", new Date());
const dayFromToday = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

/** A rider on shift whose insurance ends on a day, alone in a town. */
async function town(place: Place, expires_on: string) {
  const road = roadOf(db, place);
  const rider_id = await road.riderOnline();
  const insure = (until: string) =>
    submitDocumentOnce(db, {
      id: road.id("rdoc"),
      rider_id,
      kind: "insurance",
      number: "IN-1",
      expires_on: until,
      file_id: null,
      content_type: null,
      size_bytes: null,
      approved_by: "user_papers",
      today: "2000-01-01",
    });
  await insure(expires_on);
  return {
    road,
    rider_id,
    insure,
    settle: (day = today) => settleDoubtfulShift(db, { rider_id, required, today: day }, OPTIONS.earnings),
    handOver: (id: string) =>
      db("delivery").where({ id }).update({ status: "delivered", picked_up_at: new Date(), delivered_at: new Date() }),
    shift: () => db("rider_shift").where({ rider_id }).first("ended_at", "closing_at"),
    isDoubtful: async () =>
      (await listDoubtfulShifts(db, { required, rider_id: null, limit: 1000 })).some(
        (each) => each.rider_id === rider_id,
      ),
  };
}

describe("the shift of a rider whose document is over", () => {
  it("ends when nothing is carried, with the offers", async () => {
    const { road, rider_id, settle, shift, isDoubtful } = await town(
      { latitude: -61, longitude: 10 },
      dayFromToday(-1),
    );
    const offer = await road.offer(await road.delivery(), rider_id);
    expect(await isDoubtful()).toBe(true);
    expect(await settle()).toEqual({ rider_id, ended: true, withdrawn: [expect.objectContaining({ id: offer })] });
    expect((await shift()).ended_at).not.toBeNull();
    expect(await settle()).toBeNull();
  });

  it("takes nothing new while something is carried, and ends after it", async () => {
    const { road, rider_id, settle, shift, handOver } = await town({ latitude: -61, longitude: 20 }, dayFromToday(-1));
    const carried = await road.assigned(rider_id);
    expect(await settle()).toEqual({ rider_id, ended: false, withdrawn: [] });
    expect(await shift()).toEqual({ ended_at: null, closing_at: expect.any(Date) });
    await handOver(carried);
    const next = await road.delivery();
    await makeOffers(db, dispatchRulesOf(OPTIONS), Date.now());
    expect(await road.offers(next)).toEqual([]);
    const madeMeanwhile = { offer_id: await road.offer(next, rider_id), rider_id };
    await expect(acceptOfferOnce(db, madeMeanwhile)).rejects.toMatchObject({ code: "shift_closing" });
    expect(await settle()).toMatchObject({ ended: true });
  });

  it("goes on when the document is renewed in time", async () => {
    const { road, rider_id, insure, settle, shift, isDoubtful, handOver } = await town(
      { latitude: -61, longitude: 30 },
      dayFromToday(-1),
    );
    const carried = await road.assigned(rider_id);
    await settle();
    await insure(dayFromToday(365));
    expect(await isDoubtful()).toBe(true);
    expect(await settle()).toBeNull();
    expect(await shift()).toEqual({ ended_at: null, closing_at: null });
    expect(await isDoubtful()).toBe(false);
    await handOver(carried);
    const next = await road.delivery();
    await makeOffers(db, dispatchRulesOf(OPTIONS), Date.now());
    expect(await road.offers(next)).toMatchObject([{ rider_id }]);
  });

  it("lasts to the end of the last good day where the rider works, and is doubtful wherever it may be over", async () => {
    const { settle, shift, isDoubtful } = await town({ latitude: -61, longitude: 40 }, today);
    expect(await isDoubtful()).toBe(true);
    expect(await settle(today)).toBeNull();
    expect(await shift()).toEqual({ ended_at: null, closing_at: null });
    expect(await settle(dayFromToday(1))).toMatchObject({ ended: true });
    const sure = await town({ latitude: -61, longitude: 50 }, dayFromToday(1));
    expect(await sure.isDoubtful()).toBe(false);
  });

  it("ends once, however many processes look at it", async () => {
    const { settle } = await town({ latitude: -61, longitude: 60 }, dayFromToday(-1));
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => settle()));
    expect(outcomes.filter((each) => each?.ended)).toHaveLength(1);
  });
});
