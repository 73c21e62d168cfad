import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { feeFacts, findDarkStore, type DarkStore } from "../../stores/dark-stores.js";

export const show = defineCommand({
  verb: "show",
  summary: "show one dark store",
  arguments: [{ syntax: "<code>", description: "the store's code" }],
  examples: ["stores show BLR-IND"],
  input: z.object({ code: text() }),
  async run(context, { code }) {
    const admin = await context.admin();
    const { id } = await findDarkStore(admin, code);
    const { dark_store: store } = await admin.get<{ dark_store: DarkStore }>(`/admin/dark-stores/${id}`);
    const { count } = await admin.get<{ count: number }>(`/admin/dark-stores/${id}/offers`, { limit: 1 });
    return { data: { dark_store: store, offer_count: count }, text: describeStore(store, count) };
  },
});

function describeStore(store: DarkStore, offerCount: number): string {
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
    ...feeFacts(store),
    ["minimum order", `₹${store.minimum_order}`],
    ["order limit", limitText(store)],
    ["offers", offerCount],
  ]);
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
