import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { ApiError } from "../../client/errors.js";
import type { RowError } from "../../csv/read-rows.js";
import { describeRowErrors } from "../../csv/describe.js";
import { defineCommand } from "../../frame/command.js";
import { CommandError } from "../../frame/errors.js";
import { text } from "../../frame/program.js";
import { isPhoneTaken, type Rider } from "../../people/people.js";
import { listDarkStores } from "../../stores/dark-stores.js";

const MAX_BYTES = 5 * 1024 * 1024;

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
    const rows = await readRows(csv);
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

interface Line {
  line: number;
  record: Record<string, string>;
}

async function readRows(path: string): Promise<Line[]> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandError("file_missing", `There is no file ${path} that can be read.`);
  });
  if (bytes.length > MAX_BYTES || bytes.includes(0)) {
    throw new CommandError("csv_not_text", `${path} is not UTF-8 text of at most 5 MB.`);
  }
  try {
    const parsed: unknown = parse(bytes, {
      bom: true,
      columns: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return (parsed as { record: Record<string, string>; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      record,
    }));
  } catch (error) {
    throw new CommandError("csv_broken", `${path} cannot be read as CSV: ${(error as Error).message}`);
  }
}
