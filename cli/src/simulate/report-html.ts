import { placesOf, ringsOf } from "../geo/area.js";
import type { Place } from "../geo/places.js";
import { simplifyLine } from "../geo/simplify-line.js";
import type { DarkStore } from "../stores/dark-stores.js";
import { histogram } from "./histogram.js";
import { barChart, escapeHtml, mapSvg, type Tone } from "./report-svg.js";
import type { RunResult } from "./run.js";

export interface ReportParts {
  result: RunResult;
  /** At least one. */
  stores: readonly Pick<DarkStore, "code" | "name" | "latitude" | "longitude" | "service_area">[];
  tracks: readonly (readonly Place[])[];
  seed: number;
  speed: number;
  at: Date;
}

/** What a phone's place is off by at least twice over, so that a straight way is a straight line. */
const TRACK_TOLERANCE_M = 10;

/** One HTML file that needs nothing from anywhere: figures, checks, charts and a map of the run. */
export function reportHtml(parts: ReportParts): string {
  const { result, stores, seed, speed, at } = parts;
  const title = `${stores.map(({ code }) => code).join(", ")}: ${result.orders.length} orders, seed ${seed}`;
  const heading = stores.map(({ name }) => name).join(", ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(heading)} <small>${escapeHtml(title)}, ${speed} × the clock, ${at.toISOString()}</small></h1>
${figures(result)}
<section><h2>Orders</h2>${demandChart(result)}</section>
<section><h2>Stores</h2>${storesTable(result)}</section>
<section><h2>Times</h2>${timesNote(speed)}${stagesTable(result)}${doorChart(result)}</section>
<section><h2>Riders</h2>${ridersTable(result)}</section>
<section><h2>Map</h2>${map(parts)}</section>
<section><h2>Books</h2>${checksTable(result)}</section>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #667085; --good: #16803c; --bad: #c0262d; --line: #d0d5dd; --bar: #2f6fde; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --quiet: #98a2b3; --good: #4cc272; --bad: #ff7b7b; --line: #3a4352; --bar: #6ea0ff; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 small { display: block; font-size: .9rem; font-weight: normal; color: var(--quiet); }
h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; } dt { color: var(--quiet); } dd { margin: 0; font-size: 1.6rem; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line); }
.wide { overflow-x: auto; } td, th { white-space: nowrap; }
.chart { min-width: 36rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
.good { color: var(--good); fill: var(--good); } .bad { color: var(--bad); fill: var(--bad); } .quiet { color: var(--quiet); fill: var(--quiet); }
.bar { fill: var(--bar); } .area { fill: none; stroke: var(--ink); } .track { fill: none; stroke: var(--bar); opacity: .5; } .store { fill: var(--ink); }
`;

function figures({ orders, promise, riders, checks, duration_ms }: RunResult): string {
  const busy = riders.length === 0 ? 0 : riders.reduce((sum, { share }) => sum + share, 0) / riders.length;
  const oversold = checks.find(({ name }) => name === "nothing was oversold");
  const facts: [string, string, boolean | null][] = [
    ["Orders", String(orders.length), null],
    ["Delivered", String(promise.delivered), null],
    ["Promise kept", percent(promise.share), null],
    ["Riders at work", percent(busy), null],
    ["Oversold", oversold?.ok ? "0" : "more than 0", oversold?.ok ?? false],
    ["Books", checks.every(({ ok }) => ok) ? "balanced" : "not balanced", checks.every(({ ok }) => ok)],
    ["Played in", `${(duration_ms / 1000).toFixed(0)} s`, null],
  ];
  const items = facts.map(([name, value, good]) => {
    const tone = good === null ? "" : good ? ' class="good"' : ' class="bad"';
    return `<div><dt>${name}</dt><dd${tone}>${value}</dd></div>`;
  });
  return `<dl>${items.join("")}</dl>`;
}

function demandChart({ orders }: RunResult): string {
  const hours = orders.flatMap(({ hour }) => (hour === null ? [] : [Math.floor(hour)]));
  if (hours.length > 0) {
    const [from, to] = [Math.min(...hours), Math.max(...hours)];
    const bars = Array.from({ length: to - from + 1 }, (_, index) => ({
      label: `${(from + index) % 24}h`,
      value: hours.filter((hour) => hour === from + index).length,
    }));
    return `<p>Orders by the hour of the played day.</p>${barChart(bars)}`;
  }
  const statuses = [...new Set(orders.map(({ status }) => status))];
  const bars = statuses.map((status) => ({
    label: status,
    value: orders.filter((order) => order.status === status).length,
  }));
  return `<p>Orders by how they ended.</p>${barChart(bars)}`;
}

function doorChart({ orders }: RunResult): string {
  const bins = histogram(orders.flatMap(({ order_to_door_ms }) => order_to_door_ms ?? []));
  return bins.length === 0 ? "" : `<p>Orders by the time from order to door, from this on.</p>${barChart(bins)}`;
}

function storesTable({ dark_stores }: RunResult): string {
  const rows = dark_stores.map(({ code, name, orders, delivered, share }) => [
    code,
    name,
    String(orders),
    String(delivered),
    percent(share),
  ]);
  return table(["code", "store", "orders", "delivered", "promise kept"], rows);
}

/** What was compressed and what was not: minutes of the played day and of the server are not the same. */
function timesNote(speed: number): string {
  const compressed = `Customers, picking and riding were up to ${speed} times faster than a day is, so a promise is easier to keep.`;
  return `<p>By the server's clock.${speed > 1 ? ` ${compressed}` : ""}</p>`;
}

function stagesTable({ stages }: RunResult): string {
  const rows = stages.map(({ stage, count, p50_ms, p95_ms, max_ms }) => [
    stage,
    String(count),
    ...[p50_ms, p95_ms, max_ms].map((ms) => (ms === null ? "-" : `${(ms / 1000).toFixed(1)} s`)),
  ]);
  return table(["stage", "orders", "p50", "p95", "longest"], rows);
}

function ridersTable({ riders }: RunResult): string {
  const rows = riders.map(({ name, share, deliveries, declined, disappeared }) => [
    name,
    percent(share),
    String(deliveries),
    String(declined),
    String(disappeared),
  ]);
  return table(["rider", "at work", "delivered", "declined", "disappeared"], rows);
}

function checksTable({ checks, problems }: RunResult): string {
  const rows = checks.map(
    ({ name, ok, detail }) =>
      `<tr><td class="${ok ? "good" : "bad"}">${ok ? "ok" : "FAILED"}</td><td>${escapeHtml(name)}</td><td>${escapeHtml(detail)}</td></tr>`,
  );
  const list = problems.map((problem) => `<li class="bad">${escapeHtml(problem)}</li>`).join("");
  return `<div class="wide"><table>${rows.join("")}</table></div>${list ? `<ul>${list}</ul>` : ""}`;
}

function toneOf({ status, late, failure }: RunResult["orders"][number]): Tone {
  if (status === "cancelled" && failure === null) return "quiet";
  return status === "delivered" && !late ? "good" : "bad";
}

function map({ result, stores, tracks }: ReportParts): string {
  const doors = result.orders.flatMap((order) => (order.door ? [{ ...order.door, tone: toneOf(order) }] : []));
  const rings = stores.flatMap(({ service_area }) => (service_area ? ringsOf(service_area).map(placesOf) : []));
  const legend = `<p><span class="good">●</span> on time, <span class="bad">●</span> late or not delivered, <span class="quiet">●</span> cancelled, ■ ${stores.length === 1 ? "the store" : "stores"}, lines are riders.</p>`;
  return (
    legend + mapSvg({ rings, doors, tracks: tracks.map((track) => simplifyLine(track, TRACK_TOLERANCE_M)), stores })
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  return `<div class="wide"><table>${cells("th", head)}${rows.map((row) => cells("td", row)).join("")}</table></div>`;
}

function percent(share: number | null): string {
  return share === null ? "-" : `${(share * 100).toFixed(0)} %`;
}
