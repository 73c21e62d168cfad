import { randomFrom } from "../data/random.js";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readInstance, type Instance } from "./instance.js";
import { simulate } from "./simulate.js";
import { SOLUTION_FILES } from "./solution.js";
import { solveOne } from "./solve-one.js";

/** A small town of its own for each seed: an evening with fewer or more couriers than orders ask for. */
function town(seed: number): Instance {
  const random = randomFrom(seed);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const point = () => ({ x: upTo(6000), y: upTo(6000) });
  return {
    name: `town-${seed}`,
    orders: Array.from({ length: 30 }, (_, index) => {
      const placement = 60 + upTo(120);
      return {
        id: `o${index + 1}`,
        ...point(),
        placement,
        restaurant: `r${1 + upTo(4)}`,
        ready: placement + 5 + upTo(25),
      };
    }),
    couriers: Array.from({ length: 2 + (seed % 6) }, (_, index) => {
      const onTime = 30 + upTo(60);
      return { id: `c${index + 1}`, ...point(), onTime, offTime: onTime + 90 + upTo(120) };
    }),
    restaurants: new Map(["r1", "r2", "r3", "r4"].map((id) => [id, point()])),
    metersPerMinute: 300,
    pickupServiceMinutes: 4,
    dropServiceMinutes: 4,
    targetClickToDoorMinutes: 40,
    payPerOrder: 10,
    guaranteedPayPerHour: 15,
  };
}

async function writeInstance(folder: string, instance: Instance): Promise<string> {
  const table = (file: string, rows: (string | number)[][]) =>
    writeFile(path.join(folder, file), rows.map((row) => `${row.join("\t")}\n`).join(""));
  await table("orders.txt", [
    ["order", "x", "y", "placement_time", "restaurant", "ready_time"],
    ...instance.orders.map(({ id, x, y, placement, restaurant, ready }) => [id, x, y, placement, restaurant, ready]),
  ]);
  await table("couriers.txt", [
    ["courier", "x", "y", "on_time", "off_time"],
    ...instance.couriers.map(({ id, x, y, onTime, offTime }) => [id, x, y, onTime, offTime]),
  ]);
  await table("restaurants.txt", [
    ["restaurant", "x", "y"],
    ...[...instance.restaurants].map(([id, { x, y }]) => [id, x, y]),
  ]);
  await table("instance_parameters.txt", [
    [
      "meters_per_minute",
      "pickup service minutes",
      "dropoff service minutes",
      "target click-to-door",
      "maximum click-to-door",
      "pay per order",
      "guaranteed pay per hour",
    ],
    [300, 4, 4, 40, 90, 10, 15],
  ]);
  return folder;
}

describe("playing a day", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "quickdash-dispatch-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("reads an instance as it was written", async () => {
    const instance = { ...town(1), name: path.basename(folder) };
    expect(await readInstance(await writeInstance(folder, instance))).toEqual(instance);
  });

  it("names the file and the line that cannot be read", async () => {
    await writeInstance(folder, town(1));
    await writeFile(path.join(folder, "restaurants.txt"), "restaurant\tx\ty\nr1\tnear\t5\n");
    await expect(readInstance(folder)).rejects.toThrow('restaurants.txt, line 2: "x" is not a number');
  });

  it.each([1, 2, 3, 4, 5, 6])("keeps every rule of the benchmark in town %i", async (seed) => {
    const { delivered, undeliveredPercent } = await solveOne(await writeInstance(folder, town(seed)), folder);
    expect(delivered).toBeGreaterThan(0);
    expect(undeliveredPercent).toBe((100 * (30 - delivered)) / 30);
  });

  it("writes the same files for the same instance", async () => {
    await writeInstance(folder, town(4));
    const files = () =>
      Promise.all(
        Object.values(SOLUTION_FILES).map((file) => readFile(path.join(folder, path.basename(folder), file), "utf8")),
      );
    await solveOne(folder, folder);
    const first = await files();
    await solveOne(folder, folder);
    expect(await files()).toEqual(first);
  });

  it("does nothing before an order's placement that it would not do without the order", () => {
    const whole = town(5);
    const noon = 120;
    const known = { ...whole, orders: whole.orders.filter(({ placement }) => placement < noon) };
    const before = (instance: Instance) =>
      simulate(instance).solution.assignments.filter(({ assignedAt }) => assignedAt < noon);
    expect(before(known).length).toBeGreaterThan(3);
    expect(before(whole)).toEqual(before(known));
  });
});
