import { planCity, type PlanWish } from "./plan.js";

const wish: PlanWish = {
  seed: 7,
  orders: 2000,
  riders: 5,
  staff: 3,
  stores: 2,
  habits: { cancelRate: 0.1, declineRate: 0.1, lostRate: 0.1 },
  day: { fromHour: 7, toHour: 23 },
  gapMs: 1000,
  speed: 60,
};

describe("the plan of a run", () => {
  it("is a function of its seed", () => {
    expect(planCity(wish)).toEqual(planCity({ ...wish }));
    expect(planCity(wish)).not.toEqual(planCity({ ...wish, seed: 8 }));
  });

  it("has as many people as asked for, and gives each a luck of their own", () => {
    const { customers, riders, pickers } = planCity(wish);
    expect([customers.length, riders.length, pickers.length]).toEqual([2000, 5, 3]);
    expect(new Set([...customers, ...riders, ...pickers].map(({ luck }) => luck)).size).toBeGreaterThan(1990);
  });

  it("has customers in every store", () => {
    const inFirst = planCity(wish).customers.filter(({ store }) => store === 0).length;
    expect(inFirst).toBeGreaterThan(900);
    expect(inFirst).toBeLessThan(1100);
    expect(planCity({ ...wish, stores: 1 }).customers.every(({ store }) => store === 0)).toBe(true);
  });

  it("follows the demand of a day: the evening is busier than the afternoon", () => {
    const hours = planCity(wish).customers.map(({ hour }) => Math.floor(hour!));
    const count = (hour: number) => hours.filter((each) => each === hour).length;
    expect(count(19)).toBeGreaterThan(1.8 * count(15));
    expect([Math.min(...hours), Math.max(...hours)]).toEqual([7, 22]);
  });

  it("compresses a day into its hours divided by the speed, in order", () => {
    const times = planCity(wish).customers.map(({ comesAtMs }) => comesAtMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)!).toBeLessThan((16 * 3_600_000) / 60);
    expect(times.at(-1)!).toBeGreaterThan((15 * 3_600_000) / 60);
  });

  it("lets about as many customers think better of it as asked for, and none at a rate of 0", () => {
    const cancelling = planCity(wish).customers.filter(({ cancelsAfterMs }) => cancelsAfterMs !== null).length;
    expect(cancelling).toBeGreaterThan(150);
    expect(cancelling).toBeLessThan(250);
    const none = planCity({ ...wish, habits: { ...wish.habits, cancelRate: 0 } });
    expect(none.customers.every(({ cancelsAfterMs }) => cancelsAfterMs === null)).toBe(true);
  });

  it("without a day has customers come one after another, the first at once", () => {
    const { customers } = planCity({ ...wish, day: null, orders: 1000 });
    expect(customers[0]).toMatchObject({ comesAtMs: 0, hour: null });
    expect(customers.at(-1)!.comesAtMs / 1000).toBeGreaterThan(850);
    expect(customers.at(-1)!.comesAtMs / 1000).toBeLessThan(1150);
  });
});
