import { Listr } from "listr2";
import type { Terminal } from "../frame/terminal.js";
import type { Journey } from "./journey.js";

const NAMES: Record<string, string> = {
  waiting: "is shopping",
  confirmed: "confirmed",
  preparing: "being picked",
  ready_for_pickup: "packed",
  out_for_delivery: "out for delivery",
  delivered: "delivered",
  cancelled: "cancelled",
};

/** Shows each order moving: a live list for people, one line per move for logs. Resolves when all are finished. */
export async function showBoard(terminal: Terminal, journeys: readonly Journey[], startedAt: number): Promise<void> {
  const finished = journeys.map((journey) => untilFinished(journey));
  if (!terminal.interactive) {
    journeys.forEach((journey) => journey.onChange(() => terminal.note(`${clock(startedAt)}  ${describe(journey)}`)));
    await Promise.all(finished);
    return;
  }
  const list = new Listr(
    journeys.map((journey, index) => ({
      title: describe(journey),
      task: async (_: unknown, task: { title: string }): Promise<void> => {
        journey.onChange(() => {
          task.title = describe(journey);
        });
        await finished[index];
        if (journey.failure) {
          throw new Error(journey.failure);
        }
      },
    })),
    {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: { collapseErrors: false },
    },
  );
  await list.run();
}

function untilFinished(journey: Journey): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (journey.finished) {
        resolve();
      }
    };
    journey.onChange(check);
    check();
  });
}

function describe(journey: Journey): string {
  const { name, status, picker, rider, failure } = journey;
  const who =
    status === "ready_for_pickup" ? picker : ["out_for_delivery", "delivered"].includes(status) ? rider : null;
  const state = failure ? `FAILED: ${failure}` : (NAMES[status] ?? status);
  return `${name.padEnd(12)} ${state}${who && !failure ? ` by ${who}` : ""}`;
}

function clock(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;
}
