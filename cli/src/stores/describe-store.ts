import type { Money } from "../frame/money.js";
import { renderFacts } from "../frame/table.js";
import { drawMap } from "../geo/draw-map.js";
import { feeFacts, type DarkStore } from "./dark-stores.js";

/** What is known of a store, one fact a line. */
export function describeStore(store: DarkStore, money: Money, offerCount?: number): string {
  return renderFacts([
    ["code", store.code],
    ["name", store.name],
    ["id", store.id],
    ["status", store.overloaded ? `${store.status}, overloaded` : store.status],
    ["place", `${store.latitude}, ${store.longitude}`],
    ["address", [store.address_line, store.city, store.postal_code].filter(Boolean).join(", ")],
    ["hours", store.opening_hours ? hoursText(store.opening_hours) : `always open (${store.timezone})`],
    ["exceptions", exceptionsText(store)],
    ["prep", `${store.prep_minutes} min`],
    ...feeFacts(store, money),
    ["minimum order", money(store.minimum_order)],
    ["order limit", limitText(store)],
    ...(offerCount === undefined ? [] : [["offers", offerCount] as const]),
  ]);
}

/** The store in its service area; empty when the area is not known. */
export function drawStore(store: DarkStore, width: number): string {
  if (!store.service_area) return "";
  const { latitude, longitude } = store;
  const map = drawMap({ areas: [store.service_area], marks: [{ latitude, longitude, character: "●" }] }, width - 2);
  return `${map}\n● ${store.code}`.replace(/^/gm, "  ");
}

function limitText({ max_open_orders: most, resume_open_orders: resume }: DarkStore): string {
  return most === null ? "none" : resume === null ? String(most) : `${most}, again from ${resume}`;
}

/** Those that are past no longer matter. */
function exceptionsText({ opening_exceptions }: DarkStore): string {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const texts = opening_exceptions
    .filter(({ date }) => date >= yesterday)
    .map(({ date, hours, note }) => {
      const spans = hours.map((span) => span.join("-")).join(" ") || "closed";
      return note ? `${date} ${spans} (${note})` : `${date} ${spans}`;
    });
  return texts.join(", ") || "none";
}

function hoursText(hours: NonNullable<DarkStore["opening_hours"]>): string {
  return Object.entries(hours)
    .map(([day, spans]) => `${day} ${spans.map((span) => span.join("-")).join(" ") || "closed"}`)
    .join(", ");
}
