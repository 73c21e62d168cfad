import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import type { StaffMember } from "../../people/people.js";
import { findDarkStore } from "../../stores/dark-stores.js";

export const add = defineCommand({
  verb: "add",
  summary: "register a member of store staff, who then logs in with the phone",
  options: [
    { flags: "--name <name>", description: "the person's name" },
    { flags: "--phone <number>", description: "such as +919876543210" },
    { flags: "--store <code>", description: "a store to work in; repeat for more", repeatable: true },
  ],
  examples: ['staff add --name "Asha Rao" --phone +919876543211 --store BLR-IND'],
  input: z.object({
    name: z.string("is needed").min(1),
    phone: z.string("is needed, such as +919876543210").min(1),
    store: z.array(z.string(), "is needed: the code of a dark store").min(1),
  }),
  async run(context, { name, phone, store: codes }) {
    const admin = await context.admin();
    const stores = await Promise.all(codes.map((code) => findDarkStore(admin, code)));
    const { staff_member: member } = await admin.post<{ staff_member: StaffMember }>("/admin/staff", {
      name,
      phone,
      dark_store_ids: stores.map(({ id }) => id),
    });
    return { data: { staff_member: member }, text: `Added ${member.name} (${member.id}) to ${codes.join(", ")}.` };
  },
});
