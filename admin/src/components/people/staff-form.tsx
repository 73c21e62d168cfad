import type { ActionProps } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { ReadingError } from "../records/parts.js";
import PersonForm, { type PersonField } from "./person-form.js";

interface StaffAnswer {
  id: string;
  name: string;
  phone: string;
  status: string;
  dark_store_ids: string[];
}

const STATUS_WORDS: Record<string, string> = { active: "Active", inactive: "Inactive: no access" };

/** Gives somebody access to stores, or changes it. */
export default function StaffForm({ record, action }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const id = action.name === "new" ? null : (record?.id ?? null);
  const path = id ? `/staff/${encodeURIComponent(id)}` : "/staff";
  const member = useAdminApi<{ staff_member: StaffAnswer }>(id && path);
  if (member.error) return <ReadingError error={member.error} retry={member.reload} />;
  if (id && !member.data) return <p role="status">{say("Loading…")}</p>;
  const known = member.data?.staff_member;
  const fields: PersonField[] = [
    { name: "name", label: "Name", kind: "text", required: true },
    { name: "phone", label: "Phone", kind: "phone", required: true, help: "In any usual notation; it is the login." },
    { name: "dark_store_ids", label: "Stores", kind: "records", resource: "dark-stores", required: true },
    {
      name: "status",
      label: "State",
      kind: "choice",
      options: Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label })),
    },
  ];
  return (
    <PersonForm
      title={say(known ? "Change the access" : "New member of staff")}
      resource="staff"
      path={path}
      fields={fields}
      before={{
        name: known?.name ?? "",
        phone: known?.phone ?? "",
        dark_store_ids: known?.dark_store_ids ?? [],
        status: known?.status ?? "active",
      }}
      isNew={known === undefined}
      idOf={(answer) => (answer as { staff_member: StaffAnswer }).staff_member.id}
    />
  );
}
