import { boundsOf, placesOf, ringsOf, type Area } from "./area.js";
import { BrailleCanvas } from "./braille-canvas.js";
import { metresBetween, type Place } from "./places.js";

export interface MapMark extends Place {
  /** One character. */
  character: string;
}

export interface MapParts {
  areas: readonly Area[];
  marks: readonly MapMark[];
}

const MAX_COLUMNS = 64;
const MAX_ROWS = 22;
const MIN_EXTENT_M = 10;

/**
 * Areas and marks as text, north up and true to scale, with the distance that the whole width stands for; at most so
 * many columns wide and lines high, that of the distance not counted.
 */
export function drawMap({ areas, marks }: MapParts, width: number, height = MAX_ROWS): string {
  const rings = areas.flatMap((area) => ringsOf(area).map((ring) => placesOf(ring)));
  const { south, west, north, east } = boundsOf([...rings.flat(), ...marks]);
  const middle = (south + north) / 2;
  const across = metresBetween({ latitude: middle, longitude: west }, { latitude: middle, longitude: east });
  const wide = Math.max(across, MIN_EXTENT_M);
  const high = Math.max(metresBetween({ latitude: south, longitude: west }, { latitude: north, longitude: west }), 1);
  const { columns, rows } = fit(wide / high, Math.min(width, MAX_COLUMNS), Math.min(height, MAX_ROWS));
  const canvas = new BrailleCanvas(columns, rows);
  const x = ({ longitude }: Place): number => scale(longitude - west, east - west, canvas.dotsWide);
  const y = ({ latitude }: Place): number => scale(north - latitude, north - south, canvas.dotsHigh);
  rings.forEach((ring) => {
    ring.slice(1).forEach((place, index) => canvas.line(x(ring[index]!), y(ring[index]!), x(place), y(place)));
  });
  marks.forEach((mark) => canvas.label(x(mark), y(mark), mark.character));
  return [...canvas.lines(), ruler(columns, wide)].join("\n");
}

/** A dot is as wide as it is high, so the picture keeps its shape in as much room as there is. */
function fit(aspect: number, maxColumns: number, maxRows: number): { columns: number; rows: number } {
  const rows = Math.round((maxColumns * 2) / aspect / 4);
  if (rows <= maxRows) {
    return { columns: maxColumns, rows: Math.max(rows, 1) };
  }
  return { columns: Math.max(Math.round((maxRows * 4 * aspect) / 2), 1), rows: maxRows };
}

function scale(offset: number, extent: number, dots: number): number {
  return extent === 0 ? dots >> 1 : Math.min(Math.floor((offset / extent) * dots), dots - 1);
}

function ruler(columns: number, wideM: number): string {
  const length = wideM < 995 ? `${Math.round(wideM)} m` : `${(wideM / 1000).toFixed(1)} km`;
  const rest = Math.max(columns - length.length - 4, 0);
  const left = rest >> 1;
  return `├${"─".repeat(left)} ${length} ${"─".repeat(rest - left)}┤`;
}
