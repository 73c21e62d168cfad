import { z } from "zod";
import { gatewayOf } from "../../client/gateway-socket.js";
import { defineCommand, type Context } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { watchOrders, type WatchedEvent } from "../../orders/watch-orders.js";
import { findDarkStore, listDarkStores } from "../../stores/dark-stores.js";

export const watch = defineCommand({
  verb: "watch",
  summary: "show what happens to orders and deliveries as it happens, until Ctrl-C",
  options: [
    { flags: "--store <code>", description: "of this dark store only; repeat for more", repeatable: true },
    { flags: "--riders", description: "also every position of a rider" },
    { flags: "--count <events>", description: "end after so many events" },
    { flags: "--for <seconds>", description: "end after this long" },
  ],
  examples: ["orders watch", "orders watch --store BLR-IND --json --count 10"],
  input: z.object({
    store: z.array(text()).optional(),
    riders: z.boolean().default(false),
    count: wholeNumber(1, 1_000_000).optional(),
    for: wholeNumber(1, 86_400).optional(),
  }),
  async run(context, { store: codes, riders, count = Infinity, for: seconds }) {
    const admin = await context.admin();
    const stores = await Promise.all((codes ?? []).map((code) => findDarkStore(admin, code)));
    const enough = new AbortController();
    const stops = [context.signal, enough.signal, ...(seconds ? [AbortSignal.timeout(seconds * 1000)] : [])];
    let told = 0;
    await watchOrders({
      admin,
      gatewayUrl: gatewayOf(await context.connection()),
      codeOf: new Map((await listDarkStores(admin)).map(({ id, code }) => [id, code])),
      darkStoreIds: codes && stores.map(({ id }) => id),
      riders,
      signal: AbortSignal.any(stops),
      note: (line) => context.terminal.note(line),
      tell: (event) => {
        if (told >= count) return;
        told += 1;
        context.terminal.result(context.flags.json ? JSON.stringify(event) : describe(context, event));
        if (told >= count) enough.abort();
      },
    });
    return { data: { events: told }, text: "", printed: true };
  },
});

const COLOURS = { delivered: "green", cancelled: "red", no_rider: "red", rider_silent: "red", failed: "red" } as const;

function describe({ terminal }: Context, event: WatchedEvent): string {
  const { type, at, display_id, order_id, dark_store, status, rider_id, latitude, longitude, caught_up } = event;
  const colour = COLOURS[status as keyof typeof COLOURS];
  const word = status === null ? `${latitude?.toFixed(5)}, ${longitude?.toFixed(5)}` : status;
  const cells = [
    new Date(at).toLocaleTimeString("sv-SE"),
    (display_id === null ? (order_id ?? "-") : `#${display_id}`).padEnd(7),
    (dark_store ?? "-").padEnd(12),
    type.split(".")[0]!.padEnd(8),
    colour ? terminal.paint(colour, word) : word,
    rider_id ?? "",
    caught_up ? "(missed before)" : "",
  ];
  return cells.join("  ").trimEnd();
}
