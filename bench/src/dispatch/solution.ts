import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Instance } from "./instance.js";

/** A bundle as picked up: final from `assignedAt` on. Minutes since the start of the day. */
export interface Assignment {
  assignedAt: number;
  pickedUpAt: number;
  courier: string;
  orders: string[];
  /** One per order. */
  droppedAt: number[];
}

/** A way of a courier from one place to another; the origin is "0" where the courier starts. */
export interface Move {
  courier: string;
  departedAt: number;
  origin: string;
  destination: string;
}

export interface Solution {
  assignments: Assignment[];
  moves: Move[];
}

/** The three files of a solution, in the benchmark's own format. */
export const SOLUTION_FILES = {
  assignments: "solution_info_assignments.txt",
  orders: "solution_info_orders.txt",
  couriers: "solution_info_couriers.txt",
} as const;

/** What stands for a time or a courier that there is none of. */
const NONE = "NaN";

/** Writes a solution into `folder`, which is made if need be. */
export async function writeSolution(folder: string, instance: Instance, solution: Solution): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (file: string, header: string, lines: (string | number)[][]) =>
    writeFile(path.join(folder, file), [header, ...lines.map((line) => line.join(" ")), ""].join("\n"));
  await write(
    SOLUTION_FILES.assignments,
    "assignment_time pickup_time courier orders",
    [...solution.assignments]
      .sort((a, b) => a.assignedAt - b.assignedAt)
      .map(({ assignedAt, pickedUpAt, courier, orders }) => [assignedAt, pickedUpAt, courier, ...orders]),
  );
  await write(
    SOLUTION_FILES.orders,
    "order placement_time ready_time pickup_time dropoff_time courier",
    orderLines(instance, solution),
  );
  const blocks = instance.couriers.flatMap(({ id }) => solution.moves.filter(({ courier }) => courier === id));
  await write(
    SOLUTION_FILES.couriers,
    "courier departure_time origin destination",
    blocks.map(({ courier, departedAt, origin, destination }) => [courier, departedAt, origin, destination]),
  );
}

function orderLines(instance: Instance, { assignments }: Solution): (string | number)[][] {
  const delivered = new Map(
    assignments.flatMap(({ pickedUpAt, courier, orders, droppedAt }) =>
      orders.map((id, index) => [id, [pickedUpAt, droppedAt[index] ?? NONE, courier]] as const),
    ),
  );
  return instance.orders.map(({ id, placement, ready }) => [
    id,
    placement,
    ready,
    ...(delivered.get(id) ?? [NONE, NONE, NONE]),
  ]);
}
