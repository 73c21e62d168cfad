import { readFile } from "node:fs/promises";
import path from "node:path";
import { SOLUTION_FILES } from "./solution.js";

export interface WrittenAssignment {
  assignmentTime: number;
  pickupTime: number;
  courier: string;
  orders: string[];
}

/** An order's line; pickup, drop and courier are null when it was not delivered. */
export interface WrittenOrder {
  id: string;
  placement: number;
  ready: number;
  pickup: number | null;
  drop: number | null;
  courier: string | null;
}

export interface WrittenMove {
  courier: string;
  departure: number;
  origin: string;
  destination: string;
}

/** What stands in the three files of a solution. */
export interface WrittenSolution {
  assignments: WrittenAssignment[];
  orders: WrittenOrder[];
  moves: WrittenMove[];
}

/** Reads the three files of a solution; a line that is not in the benchmark's format is an error. */
export async function readSolution(folder: string): Promise<WrittenSolution> {
  const [assignments, orders, moves] = await Promise.all(
    [SOLUTION_FILES.assignments, SOLUTION_FILES.orders, SOLUTION_FILES.couriers].map((file) => readLines(folder, file)),
  );
  return {
    assignments: (assignments ?? []).map(([assigned, pickup, courier, ...ids]) => ({
      assignmentTime: minute(assigned),
      pickupTime: minute(pickup),
      courier: word(courier),
      orders: ids.map(word),
    })),
    orders: (orders ?? []).map(([id, placement, ready, pickup, drop, courier]) => ({
      id: word(id),
      placement: minute(placement),
      ready: minute(ready),
      pickup: isNone(pickup) ? null : minute(pickup),
      drop: isNone(drop) ? null : minute(drop),
      courier: isNone(courier) ? null : word(courier),
    })),
    moves: (moves ?? []).map(([courier, departure, origin, destination]) => ({
      courier: word(courier),
      departure: minute(departure),
      origin: word(origin),
      destination: word(destination),
    })),
  };
}

async function readLines(folder: string, file: string): Promise<string[][]> {
  const [, ...lines] = (await readFile(path.join(folder, file), "utf8")).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== "").map((line) => line.trim().split(/\s+/));
}

function isNone(cell: string | undefined): boolean {
  return cell === undefined || cell === "NaN";
}

function word(cell: string | undefined): string {
  if (!cell) throw new Error("A line of the solution has too few columns.");
  return cell;
}

function minute(cell: string | undefined): number {
  const value = Number(word(cell));
  if (!Number.isInteger(value)) throw new Error(`"${cell}" is not a whole minute.`);
  return value;
}
