import { z } from "zod";
import { ApiError } from "../../client/errors.js";
import { describeRowErrors } from "../../csv/describe.js";
import { readSmallCsv } from "../../csv/read-small-csv.js";
import type { RowError } from "../../csv/read-rows.js";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { isPhoneTaken, type NewStaffMember, type StaffMember } from "../../people/people.js";
import { listDarkStores } from "../../stores/dark-stores.js";

const rowSchema = z.object({
  name: z.string("name is missing").min(1, "name is missing"),
  phone: z.string("phone is missing").min(1, "phone is missing"),
  stores: z.string("stores is missing").min(1, "stores is missing"),
});

export const importStaff = defineCommand({
  verb: "import",
  summary: "register store staff from a CSV file: name, phone, stores (codes, parted by spaces)",
  arguments: [{ syntax: "<csv>", description: "the file" }],
  examples: ["staff import staff.csv"],
  input: z.object({ csv: text() }),
  async run(context, { csv }) {
    const admin = await context.admin();
    const rows = await readSmallCsv(csv);
    const idOfCode = new Map((await listDarkStores(admin)).map(({ code, id }) => [code, id]));
    const staff: StaffMember[] = [];
    const errors: RowError[] = [];
    let existing = 0;
    for (const { line, record } of rows) {
      const member = memberOf(record, idOfCode);
      if ("message" in member) {
        errors.push({ line, column: null, ...member });
        continue;
      }
      try {
        staff.push((await admin.post<{ staff_member: StaffMember }>("/admin/staff", member)).staff_member);
      } catch (error) {
        if (isPhoneTaken(error)) {
          existing += 1;
        } else if (error instanceof ApiError && error.status < 500 && error.status !== 401) {
          errors.push({ line, column: null, code: error.code, message: error.message });
        } else {
          throw error;
        }
      }
    }
    return {
      data: { created_count: staff.length, existing_count: existing, error_count: errors.length, errors, staff },
      text: `${staff.length} members of staff added, ${existing} were there already, ${errors.length} rows with errors.${describeRowErrors(errors, context.terminal.width)}`,
      failed: errors.length > 0,
    };
  },
});

type Refusal = Pick<RowError, "code" | "message">;

function memberOf(record: Record<string, string>, idOfCode: ReadonlyMap<string, string>): NewStaffMember | Refusal {
  const parsed = rowSchema.safeParse(record);
  if (!parsed.success) {
    return { code: "row_invalid", message: parsed.error.issues[0]!.message };
  }
  const { name, phone, stores } = parsed.data;
  const codes = stores.split(/[\s;|]+/).filter(Boolean);
  const unknown = codes.find((code) => !idOfCode.has(code));
  if (unknown !== undefined) {
    return { code: "store_not_found", message: `There is no dark store ${unknown}.` };
  }
  return { name, phone, dark_store_ids: codes.map((code) => idOfCode.get(code)!) };
}
