import { readFile } from "node:fs/promises";
import path from "node:path";
import { Problem } from "../problem.js";

/** Metres in a plane. */
export interface Point {
  x: number;
  y: number;
}

export interface InstanceOrder extends Point {
  id: string;
  placement: number;
  restaurant: string;
  ready: number;
}

export interface InstanceCourier extends Point {
  id: string;
  onTime: number;
  offTime: number;
}

/** One instance of the Meal Delivery Routing Problem: minutes since the start of the day, metres in a plane. */
export interface Instance {
  name: string;
  orders: InstanceOrder[];
  couriers: InstanceCourier[];
  restaurants: Map<string, Point>;
  metersPerMinute: number;
  pickupServiceMinutes: number;
  dropServiceMinutes: number;
  targetClickToDoorMinutes: number;
  payPerOrder: number;
  guaranteedPayPerHour: number;
}

/** Reads the four files of an instance; a missing file or column is a `Problem`. */
export async function readInstance(folder: string): Promise<Instance> {
  const [orders, couriers, restaurants, parameters] = await Promise.all(
    ["orders.txt", "couriers.txt", "restaurants.txt", "instance_parameters.txt"].map((file) =>
      readTable(path.join(folder, file)),
    ),
  );
  const [settings] = parameters ?? [];
  if (!orders || !couriers || !restaurants || !settings) throw new Problem(`${folder} holds no parameters.`);
  return {
    name: path.basename(folder),
    orders: orders.map((row) => ({
      id: row.text("order"),
      ...pointOf(row),
      placement: row.number("placement_time"),
      restaurant: row.text("restaurant"),
      ready: row.number("ready_time"),
    })),
    couriers: couriers.map((row) => ({
      id: row.text("courier"),
      ...pointOf(row),
      onTime: row.number("on_time"),
      offTime: row.number("off_time"),
    })),
    restaurants: new Map(restaurants.map((row) => [row.text("restaurant"), pointOf(row)])),
    metersPerMinute: settings.number("meters_per_minute"),
    pickupServiceMinutes: settings.number("pickup service minutes"),
    dropServiceMinutes: settings.number("dropoff service minutes"),
    targetClickToDoorMinutes: settings.number("target click-to-door"),
    payPerOrder: settings.number("pay per order"),
    guaranteedPayPerHour: settings.number("guaranteed pay per hour"),
  };
}

/** Whole minutes from one point to another in this instance. */
export function travelMinutes({ metersPerMinute }: Pick<Instance, "metersPerMinute">, from: Point, to: Point): number {
  const x = to.x - from.x;
  const y = to.y - from.y;
  return Math.ceil(Math.sqrt(x * x + y * y) / metersPerMinute);
}

interface Row {
  text: (column: string) => string;
  number: (column: string) => number;
}

function pointOf(row: Row): Point {
  return { x: row.number("x"), y: row.number("y") };
}

async function readTable(file: string): Promise<Row[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Problem(`${file} cannot be read.`);
  });
  const [header = "", ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const columns = header.split("\t").map((column) => column.trim());
  return lines.map((line, index) => {
    const cells = line.split("\t");
    const cell = (column: string) => {
      const value = cells[columns.indexOf(column)]?.trim();
      if (value === undefined || value === "") throw new Problem(`${file}, line ${index + 2}: no "${column}".`);
      return value;
    };
    const number = (column: string) => {
      const value = Number(cell(column));
      if (!Number.isFinite(value)) throw new Problem(`${file}, line ${index + 2}: "${column}" is not a number.`);
      return value;
    };
    return { text: cell, number };
  });
}
