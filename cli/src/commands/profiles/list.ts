import { z } from "zod";
import { readProfiles } from "../../client/profiles.js";
import { defineCommand } from "../../frame/command.js";
import { renderTable } from "../../frame/table.js";

export const list = defineCommand({
  verb: "list",
  summary: "list the servers you have logged in to",
  examples: ["profiles list"],
  input: z.object({}),
  async run({ environment, terminal }) {
    const { current, profiles } = await readProfiles(environment);
    const rows = Object.entries(profiles).map(([name, { backend_url, gateway_url, api_key, email }]) => ({
      name,
      current: name === current,
      backend_url,
      gateway_url: gateway_url ?? null,
      login: api_key ? `API key ${api_key.slice(0, 6)}…` : (email ?? "operator"),
    }));
    const table = renderTable(
      rows,
      [
        { title: "", value: ({ current: isCurrent }) => (isCurrent ? "*" : " ") },
        { title: "profile", value: ({ name }) => name },
        { title: "server", value: ({ backend_url }) => backend_url },
        { title: "login", value: ({ login }) => login },
      ],
      terminal.width,
    );
    return {
      data: { profiles: rows, count: rows.length },
      text: rows.length > 0 ? table : "No profiles yet: run `quickdash login --profile <name> --url <address>`.",
    };
  },
});
