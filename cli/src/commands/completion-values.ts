import { z } from "zod";
import { readProfiles } from "../client/profiles.js";
import { defineCommand } from "../frame/command.js";
import type { DarkStore } from "../stores/dark-stores.js";

/** Longer than this nobody waits for a TAB. */
const TIMEOUT_MS = 2_000;
const MAX_STORES = 200;

/** What the scripts of `completion` call for values that only the server or the file of profiles knows, one on a line. */
export const completionValues = defineCommand({
  verb: "completion-values",
  summary: "print the values that a shell offers",
  arguments: [{ syntax: "<kind>", description: "stores or profiles" }],
  examples: ["completion-values stores", "completion-values profiles"],
  hidden: true,
  input: z.object({ kind: z.enum(["stores", "profiles"], "must be stores or profiles") }),
  async run(context, { kind }) {
    if (kind === "profiles") {
      const { profiles } = await readProfiles(context.environment);
      return { data: { profiles: Object.keys(profiles) }, text: Object.keys(profiles).join("\n") };
    }
    const { dark_stores: stores } = await (
      await context.admin()
    ).get<{ dark_stores: DarkStore[] }>("/admin/dark-stores", { limit: MAX_STORES }, { timeoutMs: TIMEOUT_MS });
    const codes = stores.map(({ code }) => code);
    return { data: { stores: codes }, text: codes.join("\n") };
  },
});
