import { z } from "zod";
import { defineCommand, type Command } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { findRider, type Rider } from "../../people/people.js";

function statusCommand(verb: string, status: "active" | "suspended", summary: string): Command {
  return defineCommand({
    verb,
    summary,
    arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
    examples: [`riders ${verb} +919876543210`],
    input: z.object({ rider: text() }),
    async run(context, { rider: reference }) {
      const admin = await context.admin();
      const { id } = await findRider(admin, reference);
      const { rider } = await admin.post<{ rider: Rider }>(`/admin/riders/${id}`, { status });
      return { data: { rider }, text: `${rider.first_name} (${rider.phone}) is ${rider.status}.` };
    },
  });
}

export const suspend = statusCommand(
  "suspend",
  "suspended",
  "take a rider off the road at once: no login, no offers; orders not picked up go to others",
);
export const reinstate = statusCommand("reinstate", "active", "let a suspended rider work again");
/** The same word as for staff. */
export const activate = statusCommand("activate", "active", "let a suspended rider work again, as reinstate does");
