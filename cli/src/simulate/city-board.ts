import { drawMap } from "../geo/draw-map.js";
import type { Terminal } from "../frame/terminal.js";
import type { Journey } from "./journey.js";
import type { World } from "./world.js";

const REDRAW_EVERY_MS = 500;
const BAR = 30;
const MAP_COLUMNS = 48;
const LEAST_MAP_ROWS = 4;
const STAGES = [
  ["waiting", "to come"],
  ["confirmed", "confirmed"],
  ["preparing", "being picked"],
  ["ready_for_pickup", "packed"],
  ["out_for_delivery", "on the road"],
  ["delivered", "delivered"],
  ["cancelled", "cancelled"],
] as const;

/** Clock, counts, blank lines, the map's scale, the legend, and the line that the cursor stands on. */
const OTHER_LINES = STAGES.length + 6;

/** The whole city on one screen, redrawn in place: how many orders stand where, riders on the map. Ends with `done`. */
export async function showCity(terminal: Terminal, world: World, clock: () => string, done: Promise<unknown>) {
  let drawn = 0;
  const redraw = (): void => {
    const lines = cityLines(world, clock(), terminal);
    const up = drawn > 0 ? `\u001b[${drawn}A` : "";
    process.stderr.write(`${up}${lines.map((line) => `\u001b[2K${line}\n`).join("")}\u001b[0J`);
    drawn = lines.length;
  };
  const timer = setInterval(redraw, REDRAW_EVERY_MS);
  await done.finally(() => clearInterval(timer));
  redraw();
}

/** What the screen shows now, line by line. */
export function cityLines(
  world: Pick<World, "journeys" | "ledger" | "venues">,
  clock: string,
  { width, height }: Pick<Terminal, "width" | "height">,
): string[] {
  const { journeys, ledger, venues } = world;
  const riders = [...ledger.riders.values()];
  const counts = STAGES.map(([status, name]) => countLine(journeys, status, name));
  const failed = journeys.filter(({ failure }) => failure !== null).length;
  const marks = riders.flatMap(({ place }) => (place ? [{ ...place, character: "▲" }] : []));
  const stores = venues.map(({ store: { latitude, longitude } }) => ({ latitude, longitude, character: "●" }));
  const areas = venues.flatMap(({ store }) => store.service_area ?? []);
  const failures = failed > 0 ? [`  failed        ${failed}`] : [];
  const rows = height - OTHER_LINES - failures.length;
  const parts = { areas, marks: [...marks, ...stores] };
  const map = rows < LEAST_MAP_ROWS ? [] : ["", ...drawMap(parts, Math.min(width - 4, MAP_COLUMNS), rows).split("\n")];
  return [
    clock,
    "",
    ...counts,
    ...failures,
    ...map.map((line) => (line ? `  ${line}` : "")),
    `  ● ${venues.map(({ store }) => store.code).join(", ")}  ▲ ${riders.length} riders`,
  ];
}

function countLine(journeys: readonly Journey[], status: string, name: string): string {
  const count = journeys.filter((journey) => journey.status === status && journey.failure === null).length;
  const bar = "█".repeat(Math.round((count / journeys.length) * BAR));
  return `  ${name.padEnd(12)}  ${String(count).padStart(4)}  ${bar}`.trimEnd();
}
