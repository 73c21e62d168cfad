import { z } from "zod";
import { defineCommand, type Command } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { findStaffMember, type StaffMember } from "../../people/people.js";

function statusCommand(verb: string, status: "active" | "inactive", summary: string): Command {
  return defineCommand({
    verb,
    summary,
    arguments: [{ syntax: "<member>", description: "the member's id or phone" }],
    examples: [`staff ${verb} +919876543211`],
    input: z.object({ member: text() }),
    async run(context, { member: reference }) {
      const admin = await context.admin();
      const { id } = await findStaffMember(admin, reference);
      const path = `/admin/staff/${id}`;
      const { staff_member: member } = await admin.post<{ staff_member: StaffMember }>(path, { status });
      return { data: { staff_member: member }, text: `${member.name} (${member.phone}) is ${member.status}.` };
    },
  });
}

export const suspend = statusCommand("suspend", "inactive", "end a member's access to all stores at once");
export const activate = statusCommand("activate", "active", "let a suspended member of staff work again");
