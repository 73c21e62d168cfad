import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { DUTIES, type Rider } from "../../people/people.js";

export const list = defineCommand({
  verb: "list",
  summary: "list the riders",
  options: [
    { flags: "--query <text>", description: "part of a name or phone" },
    { flags: "--duty <duty>", description: `only who is ${DUTIES.join(", ")}` },
    { flags: "--limit <rows>", description: "rows to show (50, at most 200)" },
    { flags: "--offset <rows>", description: "rows to leave out first (0)" },
  ],
  examples: ["riders list", "riders list --duty available", "riders list --query Ravi --json"],
  input: z.object({
    query: z.string().optional(),
    duty: z.enum(DUTIES, `must be one of ${DUTIES.join(", ")}`).optional(),
    limit: wholeNumber(1, 200).default(50),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { query, duty, limit, offset }) {
    const page = await (
      await context.admin()
    ).get<{ riders: Rider[]; count: number }>("/admin/riders", {
      q: query,
      duty,
      limit,
      offset,
    });
    const table = renderTable(
      page.riders,
      [
        { title: "name", value: ({ first_name, last_name }) => [first_name, last_name].filter(Boolean).join(" ") },
        { title: "phone", value: ({ phone }) => phone },
        { title: "vehicle", value: ({ vehicle }) => vehicle },
        { title: "status", value: ({ status }) => status },
        { title: "duty", value: ({ duty }) => duty },
        { title: "id", value: ({ id }) => id },
      ],
      context.terminal.width,
    );
    const end = `\n${offset + page.riders.length} of ${page.count}`;
    return { data: page, text: page.riders.length > 0 ? table + end : "No riders." };
  },
});
