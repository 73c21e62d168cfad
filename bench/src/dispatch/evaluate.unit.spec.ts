import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { evaluate, findViolations, RuleViolations } from "./evaluate.js";
import type { Instance } from "./instance.js";
import type { WrittenAssignment, WrittenMove, WrittenOrder, WrittenSolution } from "./read-solution.js";
import { writeSolution, type Solution } from "./solution.js";

/** Two restaurants and three doors on a road, 100 metres a minute; the second courier stays idle. */
const INSTANCE: Instance = {
  name: "road",
  orders: [
    { id: "o1", x: 500, y: 0, placement: 0, restaurant: "r1", ready: 10 },
    { id: "o2", x: 650, y: 0, placement: 2, restaurant: "r1", ready: 12 },
    { id: "o3", x: 700, y: 0, placement: 20, restaurant: "r2", ready: 40 },
    { id: "o4", x: 900, y: 0, placement: 90, restaurant: "r2", ready: 110 },
  ],
  couriers: [
    { id: "c1", x: 250, y: 0, onTime: 0, offTime: 60 },
    { id: "c2", x: 0, y: 0, onTime: 30, offTime: 90 },
  ],
  restaurants: new Map([
    ["r1", { x: 0, y: 0 }],
    ["r2", { x: 1000, y: 0 }],
  ]),
  metersPerMinute: 100,
  pickupServiceMinutes: 4,
  dropServiceMinutes: 4,
  targetClickToDoorMinutes: 40,
  payPerOrder: 10,
  guaranteedPayPerHour: 15,
};

/** o1 and o2 in one trip from r1, then o3 from r2; o4 comes when nobody is on shift. */
const SOLUTION: WrittenSolution = {
  assignments: [
    { assignmentTime: 7, pickupTime: 12, courier: "c1", orders: ["o1", "o2"] },
    { assignmentTime: 34, pickupTime: 40, courier: "c1", orders: ["o3"] },
  ],
  orders: [
    { id: "o1", placement: 0, ready: 10, pickup: 12, drop: 21, courier: "c1" },
    { id: "o2", placement: 2, ready: 12, pickup: 12, drop: 27, courier: "c1" },
    { id: "o3", placement: 20, ready: 40, pickup: 40, drop: 47, courier: "c1" },
    { id: "o4", placement: 90, ready: 110, pickup: null, drop: null, courier: null },
  ],
  moves: [
    { courier: "c1", departure: 7, origin: "0", destination: "r1" },
    { courier: "c1", departure: 14, origin: "r1", destination: "o1" },
    { courier: "c1", departure: 23, origin: "o1", destination: "o2" },
    { courier: "c1", departure: 34, origin: "o2", destination: "r2" },
    { courier: "c1", departure: 42, origin: "r2", destination: "o3" },
  ],
};

interface Changes {
  assignments?: Record<number, Partial<WrittenAssignment>>;
  orders?: Record<number, Partial<WrittenOrder>>;
  moves?: Record<number, Partial<WrittenMove>>;
}

function changed(changes: Changes): WrittenSolution {
  return {
    assignments: SOLUTION.assignments.map((line, at) => ({ ...line, ...changes.assignments?.[at] })),
    orders: SOLUTION.orders.map((line, at) => ({ ...line, ...changes.orders?.[at] })),
    moves: SOLUTION.moves.map((line, at) => ({ ...line, ...changes.moves?.[at] })),
  };
}

function violationsOf(solution: WrittenSolution, instance = INSTANCE): string {
  return [...findViolations(instance, solution)].join("\n");
}

describe("checking a solution", () => {
  it("finds nothing wrong with one that keeps the rules", () => {
    expect(violationsOf(SOLUTION)).toBe("");
  });

  it.each<[string, Changes, string]>([
    [
      "an assignment before one of its orders was placed",
      { assignments: { 0: { assignmentTime: 1 } } },
      "o2: assigned before it was placed",
    ],
    ["an assignment after its pickup", { assignments: { 0: { assignmentTime: 13 } } }, "assigned after its pickup"],
    [
      "a pickup before the order is ready",
      { assignments: { 0: { pickupTime: 11 } }, orders: { 0: { pickup: 11 }, 1: { pickup: 11 } } },
      "o2: picked up before it was ready",
    ],
    ["a pickup before the service allows", { moves: { 0: { departure: 9 } } }, "picked up before the service allows"],
    ["a departure before the pickup is over", { moves: { 1: { departure: 13 } } }, "not free before 14"],
    ["a departure before the hand-over is over", { moves: { 2: { departure: 22 } } }, "not free before 23"],
    ["a departure before the shift", { moves: { 0: { departure: -1 } } }, "not free before 0"],
    ["a drop at another time than on arrival", { orders: { 1: { drop: 26 } } }, "dropped at another time"],
    ["a courier who is not where the last move ended", { moves: { 3: { origin: "o1" } } }, "the courier waits at o2"],
    ["a way that no bundle asks for", { moves: { 4: { destination: "o4" } } }, "the bundles ask for o3"],
    ["an order dropped out of turn", { moves: { 1: { destination: "o2" } } }, "the bundles ask for o1"],
    [
      "a departure for a restaurant where nothing was placed",
      { moves: { 3: { departure: 19 } } },
      "left before any order was placed there",
    ],
    ["a bundle from two restaurants", { assignments: { 0: { orders: ["o1", "o3"] } } }, "from two restaurants"],
    ["an order in two assignments", { assignments: { 1: { orders: ["o1"] } } }, "o1 is in two assignments"],
    ["an assignment without orders", { assignments: { 1: { orders: [] } } }, "an assignment without orders"],
    ["an unknown order", { assignments: { 1: { orders: ["o9"] } } }, "an order that the instance does not have"],
    ["an unknown courier", { assignments: { 1: { courier: "c9" } } }, "c9 is not a courier"],
    ["an unknown place", { moves: { 3: { destination: "r9" } } }, "a place that the instance does not have"],
    ["an unknown order's line", { orders: { 3: { id: "o9" } } }, "o4 has no line"],
    ["a changed ready time", { orders: { 0: { ready: 9 } } }, "o1: placement or ready time differ"],
    ["a pickup that no assignment names", { orders: { 3: { pickup: 111 } } }, "o4: pickup or courier differ"],
    ["an order picked up and never dropped", { orders: { 2: { drop: null } } }, "o3: picked up and never dropped"],
    ["another courier in the order's line", { orders: { 0: { courier: "c2" } } }, "o1: pickup or courier differ"],
  ])("finds %s", (_, changes, sentence) => {
    expect(violationsOf(changed(changes))).toContain(sentence);
  });

  it("finds a pickup after the off-time, and none at the off-time itself", () => {
    const endingAt = (offTime: number): Instance => ({
      ...INSTANCE,
      couriers: INSTANCE.couriers.map((courier) => (courier.id === "c1" ? { ...courier, offTime } : courier)),
    });
    expect(violationsOf(SOLUTION, endingAt(40))).toBe("");
    expect(violationsOf(SOLUTION, endingAt(39))).toContain("picked up after the off-time of c1");
  });

  it("finds a courier who drives about without an order", () => {
    const stray: WrittenMove = { courier: "c2", departure: 30, origin: "0", destination: "r2" };
    expect(violationsOf({ ...SOLUTION, moves: [...SOLUTION.moves, stray] })).toContain("c2: 1 moves where");
  });

  it("finds moves of a courier that do not stand together, and an order with two lines", () => {
    const [first, ...rest] = SOLUTION.moves as [WrittenMove, ...WrittenMove[]];
    const between: WrittenMove = { courier: "c2", departure: 30, origin: "0", destination: "r2" };
    expect(violationsOf({ ...SOLUTION, moves: [first, between, ...rest] })).toContain("c1: moves are not in one block");
    const twice = [...SOLUTION.orders, ...SOLUTION.orders.slice(0, 1)];
    expect(violationsOf({ ...SOLUTION, orders: twice })).toContain("o1 has two lines");
  });
});

describe("evaluating written files", () => {
  let folder: string;
  const day: Solution = {
    assignments: [
      { assignedAt: 7, pickedUpAt: 12, courier: "c1", orders: ["o1", "o2"], droppedAt: [21, 27] },
      { assignedAt: 34, pickedUpAt: 40, courier: "c1", orders: ["o3"], droppedAt: [47] },
    ],
    moves: SOLUTION.moves.map(({ courier, departure, origin, destination }) => ({
      courier,
      departedAt: departure,
      origin,
      destination,
    })),
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "quickdash-dispatch-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("works the figures out from the files", async () => {
    await writeSolution(folder, INSTANCE, day);
    expect(await evaluate(INSTANCE, folder)).toEqual({
      orders: 4,
      delivered: 3,
      undeliveredPercent: 25,
      clickToDoorMean: (21 + 25 + 27) / 3,
      clickToDoorP90: 25 + 2 * 0.8,
      readyToPickupMean: 2 / 3,
      // c1 earns three orders, c2 what is guaranteed.
      costPerOrder: (30 + 15) / 3,
      ordersPerBundle: 1.5,
    });
  });

  it("refuses files that break a rule, and says which", async () => {
    const early = day.assignments.map((assignment) => ({ ...assignment, assignedAt: 0 }));
    await writeSolution(folder, INSTANCE, { ...day, assignments: early });
    await expect(evaluate(INSTANCE, folder)).rejects.toThrow(RuleViolations);
    await expect(evaluate(INSTANCE, folder)).rejects.toThrow("o3: assigned before it was placed");
  });
});
