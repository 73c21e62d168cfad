import { z } from "zod";
import { readCaller } from "../client/caller.js";
import { defineCommand } from "../frame/command.js";
import { renderFacts } from "../frame/table.js";

export const whoami = defineCommand({
  verb: "whoami",
  summary: "show the server, the login that is used for it, and what it may do",
  examples: ["whoami", "whoami --profile production --json"],
  input: z.object({}),
  async run(context) {
    const connection = await context.connection();
    const caller = await readCaller(await context.admin(), connection.credentials);
    const { backend_url, profile, source } = connection;
    return {
      data: { backend_url, profile, source, caller },
      text: renderFacts([
        ["server", backend_url],
        ["known from", source],
        ["profile", profile],
        ["logged in as", caller.name],
        ["role", caller.role ?? "none yet"],
      ]),
    };
  },
});
