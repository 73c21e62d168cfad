import { z } from "zod";
import { ApiError } from "../../client/errors.js";
import type { RowError } from "../../csv/read-rows.js";
import { describeRowErrors } from "../../csv/describe.js";
import { readSmallCsv } from "../../csv/read-small-csv.js";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { isPhoneTaken, type Rider } from "../../people/people.js";
import { listDarkStores } from "../../stores/dark-stores.js";

const rowSchema = z.object({
  first_name: z.string().min(1, "first_name is missing"),
  last_name: z.string().optional(),
  phone: z.string().min(1, "phone is missing"),
  vehicle: z.string().optional(),
  home_store: z.string().optional(),
});

export const importRiders = defineCommand({
  verb: "import",
  summary: "register riders from a CSV file: first_name, last_name, phone, vehicle, home_store",
  arguments: [{ syntax: "<csv>", description: "the file" }],
  examples: ["riders import riders.csv"],
  input: z.object({ csv: text() }),
  async run(context, { csv }) {
    const admin = await context.admin();
    const rows = await readSmallCsv(csv);
    const idOfCode = new Map((await listDarkStores(admin)).map(({ code, id }) => [code, id]));
    const riders: Rider[] = [];
    const errors: RowError[] = [];
    let existing = 0;
    for (const { line, record } of rows) {
      const fail = (code: string, message: string): number => errors.push({ line, column: null, code, message });
      const parsed = rowSchema.safeParse(record);
      if (!parsed.success) {
        fail("row_invalid", parsed.error.issues[0]!.message);
        continue;
      }
      const { home_store, vehicle, last_name, ...rider } = parsed.data;
      const home = home_store ? idOfCode.get(home_store) : undefined;
      if (home_store && !home) {
        fail("store_not_found", `There is no dark store ${home_store}.`);
        continue;
      }
      try {
        const body = {
          ...rider,
          last_name: last_name || undefined,
          vehicle: vehicle || "scooter",
          home_dark_store_id: home,
        };
        riders.push((await admin.post<{ rider: Rider }>("/admin/riders", body)).rider);
      } catch (error) {
        if (isPhoneTaken(error)) {
          existing += 1;
        } else if (error instanceof ApiError && error.status < 500 && error.status !== 401) {
          fail(error.code, error.message);
        } else {
          throw error;
        }
      }
    }
    return {
      data: { created_count: riders.length, existing_count: existing, error_count: errors.length, errors, riders },
      text: `${riders.length} riders added, ${existing} were there already, ${errors.length} rows with errors.${describeRowErrors(errors, context.terminal.width)}`,
      failed: errors.length > 0,
    };
  },
});
