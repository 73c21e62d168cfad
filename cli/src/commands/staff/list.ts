import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import type { StaffMember } from "../../people/people.js";
import { findDarkStore, listDarkStores } from "../../stores/dark-stores.js";

export const list = defineCommand({
  verb: "list",
  summary: "list store staff",
  options: [
    { flags: "--store <code>", description: "of one dark store only" },
    { flags: "--query <text>", description: "part of a name or phone" },
    { flags: "--limit <rows>", description: "rows to show (50, at most 200)" },
    { flags: "--offset <rows>", description: "rows to leave out first (0)" },
  ],
  examples: ["staff list", "staff list --store BLR-IND --json"],
  input: z.object({
    store: text().optional(),
    query: z.string().optional(),
    limit: wholeNumber(1, 200).default(50),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { store: code, query, limit, offset }) {
    const admin = await context.admin();
    const store = code ? await findDarkStore(admin, code) : undefined;
    const page = await admin.get<{ staff: StaffMember[]; count: number }>("/admin/staff", {
      dark_store_id: store?.id,
      q: query,
      limit,
      offset,
    });
    const codeOf = new Map((await listDarkStores(admin)).map((known) => [known.id, known.code]));
    const table = renderTable(
      page.staff,
      [
        { title: "name", value: ({ name }) => name },
        { title: "phone", value: ({ phone }) => phone },
        { title: "status", value: ({ status }) => status },
        { title: "stores", value: ({ dark_store_ids }) => dark_store_ids.map((id) => codeOf.get(id) ?? id).join(", ") },
        { title: "id", value: ({ id }) => id },
      ],
      context.terminal.width,
    );
    const end = `\n${offset + page.staff.length} of ${page.count}`;
    return { data: page, text: page.staff.length > 0 ? table + end : "No staff." };
  },
});
