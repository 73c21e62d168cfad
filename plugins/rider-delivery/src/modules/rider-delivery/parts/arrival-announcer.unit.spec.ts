import { ArrivalAnnouncer, type ArrivalEvent } from "./arrival-announcer";
import type { Arrival } from "../queries/mark-arrivals.sql";

const arrivalOf = (delivery_id: string): Arrival => ({
  delivery_id,
  order_id: `order_of_${delivery_id}`,
  dark_store_id: "dstore_1",
  customer_id: null,
  rider_id: "rider_1",
  place: "drop",
  arrived_at: new Date("2026-11-23T10:00:00Z"),
});

function announcer() {
  const state = { away: false, told: [] as string[], warned: 0 };
  const emit = (events: ArrivalEvent[]) => {
    if (state.away) return Promise.reject(new Error("away"));
    state.told.push(...events.map(({ data }) => data.delivery_id));
    return Promise.resolve();
  };
  return Object.assign(state, { it: new ArrivalAnnouncer(emit, { warn: () => state.warned++ }) });
}

describe("arrivals", () => {
  it("are told at once, with when they were", async () => {
    const events: ArrivalEvent[] = [];
    const it = new ArrivalAnnouncer((all) => Promise.resolve(void events.push(...all)), { warn: () => undefined });
    await it.announce([arrivalOf("dlv_1")]);
    expect(events).toMatchObject([
      { name: "rider_delivery.rider_arrived", data: { delivery_id: "dlv_1", at: "2026-11-23T10:00:00.000Z" } },
    ]);
  });

  it("that could not be told are told with the next ones, each once and in their order", async () => {
    const tellings = announcer();
    tellings.away = true;
    await tellings.it.announce([arrivalOf("dlv_1")]);
    await tellings.it.announce([arrivalOf("dlv_2")]);
    expect(tellings.warned).toBe(2);
    tellings.away = false;
    await tellings.it.announce([]);
    await tellings.it.announce([arrivalOf("dlv_3")]);
    expect(tellings.told).toEqual(["dlv_1", "dlv_2", "dlv_3"]);
  });

  it("are kept for later up to a thousand", async () => {
    const tellings = announcer();
    tellings.away = true;
    await tellings.it.announce(Array.from({ length: 1001 }, (_, n) => arrivalOf(`dlv_${n}`)));
    tellings.away = false;
    await tellings.it.announce([]);
    expect([tellings.told.length, tellings.told[0]]).toEqual([1000, "dlv_1"]);
  });
});
