import { boundsOf } from "../geo/area.js";
import { metresBetween, type Place } from "../geo/places.js";

const CHART = { width: 720, height: 180, top: 18, bottom: 20 } as const;
const WIDEST_BAR = 90;
const MAP_WIDTH = 720;
const MARGIN = 12;

/** Text that means nothing to a browser but itself. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => names[character]!);
}

/** Upright bars with their values. */
export function barChart(bars: readonly { label: string; value: number }[]): string {
  const { width, height, top, bottom } = CHART;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const slot = width / Math.max(bars.length, 1);
  const wide = Math.min(slot * 0.8, WIDEST_BAR);
  const room = height - top - bottom;
  const shapes = bars.map(({ label, value }, index) => {
    const size = (value / most) * room;
    const [x, y] = [index * slot, height - bottom - size];
    const middle = round(x + slot / 2);
    return (
      `<rect class="bar" x="${round(x + (slot - wide) / 2)}" y="${round(y)}" width="${round(wide)}" height="${round(size)}"/>` +
      `<text x="${middle}" y="${round(y - 4)}" text-anchor="middle">${value}</text>` +
      `<text x="${middle}" y="${height - 5}" text-anchor="middle">${escapeHtml(label)}</text>`
    );
  });
  return `<div class="wide"><svg class="chart" viewBox="0 0 ${width} ${height}" role="img">${shapes.join("")}</svg></div>`;
}

/** How a door is painted. */
export type Tone = "good" | "bad" | "quiet";

export interface MapDrawing {
  rings: readonly (readonly Place[])[];
  doors: readonly (Place & { tone: Tone })[];
  tracks: readonly (readonly Place[])[];
  /** With what is written beside them. */
  stores: readonly (Place & { code: string })[];
}

/** North up, true to scale; shows where things happened, not the whole area when that is much larger. */
export function mapSvg({ rings, doors, tracks, stores }: MapDrawing): string {
  const { south, west, north, east } = boundsOf([...stores, ...doors, ...tracks.flat()]);
  const middle = (south + north) / 2;
  const wide = metresBetween({ latitude: middle, longitude: west }, { latitude: middle, longitude: east }) || 1;
  const high = metresBetween({ latitude: south, longitude: west }, { latitude: north, longitude: west }) || 1;
  const perMetre = (MAP_WIDTH - 2 * MARGIN) / Math.max(wide, high);
  const [width, height] = [wide * perMetre + 2 * MARGIN, high * perMetre + 2 * MARGIN];
  const x = ({ longitude }: Place): number =>
    round(MARGIN + ((longitude - west) / (east - west || 1)) * wide * perMetre);
  const y = ({ latitude }: Place): number =>
    round(MARGIN + ((north - latitude) / (north - south || 1)) * high * perMetre);
  const line = (name: string, places: readonly Place[]): string =>
    `<polyline class="${name}" points="${places.map((place) => `${x(place)},${y(place)}`).join(" ")}"/>`;
  const parts = [
    ...rings.map((ring) => line("area", ring)),
    ...tracks.map((track) => line("track", track)),
    ...doors.map((door) => `<circle class="${door.tone}" cx="${x(door)}" cy="${y(door)}" r="4"/>`),
    ...stores.map(
      (store) =>
        `<rect class="store" x="${x(store) - 5}" y="${y(store) - 5}" width="10" height="10"/>` +
        // Written towards the middle, where there is room.
        (x(store) < width / 2
          ? `<text x="${x(store) + 8}" y="${y(store) + 4}">`
          : `<text x="${x(store) - 8}" y="${y(store) + 4}" text-anchor="end">`) +
        `${escapeHtml(store.code)}</text>`,
    ),
  ];
  return `<svg viewBox="0 0 ${round(width)} ${round(height)}" role="img">${parts.join("")}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
