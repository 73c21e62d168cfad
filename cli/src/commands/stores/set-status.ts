import { z } from "zod";
import { defineCommand, type Command } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { findDarkStore, type DarkStore } from "../../stores/dark-stores.js";

function statusCommand(verb: string, status: DarkStore["status"], summary: string): Command {
  return defineCommand({
    verb,
    summary,
    arguments: [{ syntax: "<code>", description: "the store's code" }],
    examples: [`stores ${verb} BLR-IND`],
    input: z.object({ code: text() }),
    async run(context, { code }) {
      const admin = await context.admin();
      const { id } = await findDarkStore(admin, code);
      const { dark_store: store } = await admin.post<{ dark_store: DarkStore }>(`/admin/dark-stores/${id}`, { status });
      return { data: { dark_store: store }, text: `${store.code} is ${store.status}.` };
    },
  });
}

export const open = statusCommand("open", "open", "let a dark store take orders");
export const pause = statusCommand("pause", "paused", "stop new orders for a while; running orders go on");
export const close = statusCommand("close", "closed", "stop new orders until the store is opened again");
