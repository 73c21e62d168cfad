import type { ActionProps } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { ReadingError } from "../records/parts.js";
import PersonForm, { type PersonField } from "./person-form.js";
import type { RiderAnswer } from "./rider-answers.js";

const VEHICLE_WORDS: Record<string, string> = {
  scooter: "Scooter",
  electric_scooter: "Electric scooter",
  cycle: "Cycle",
  walk: "Walk",
};

/** Takes a rider on, or changes one. */
export default function RiderForm({ record, action }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const id = action.name === "new" ? null : (record?.id ?? null);
  const path = id ? `/riders/${encodeURIComponent(id)}` : "/riders";
  const rider = useAdminApi<{ rider: RiderAnswer }>(id && path);
  if (rider.error) return <ReadingError error={rider.error} retry={rider.reload} />;
  if (id && !rider.data) return <p role="status">{say("Loading…")}</p>;
  const known = rider.data?.rider;
  const fields: PersonField[] = [
    { name: "first_name", label: "First name", kind: "text", required: true },
    { name: "last_name", label: "Last name", kind: "text" },
    { name: "phone", label: "Phone", kind: "phone", required: true, help: "In any usual notation; it is the login." },
    {
      name: "vehicle",
      label: "Vehicle",
      kind: "choice",
      required: true,
      options: Object.entries(VEHICLE_WORDS).map(([value, label]) => ({ value, label })),
    },
    { name: "home_dark_store_id", label: "Home store", kind: "record", resource: "dark-stores" },
    { name: "cash_limit", label: "Cash limit", kind: "number", step: 0.01, help: "Empty: the limit of everybody." },
    {
      name: "capacity",
      label: "Orders in one trip",
      kind: "number",
      least: 1,
      help: "Empty: as many as the vehicle carries.",
    },
  ];
  return (
    <PersonForm
      title={say(known ? "Change the rider" : "New rider")}
      resource="riders"
      path={path}
      fields={fields}
      before={{
        first_name: known?.first_name ?? "",
        last_name: known?.last_name ?? "",
        phone: known?.phone ?? "",
        vehicle: known?.vehicle ?? "scooter",
        home_dark_store_id: known?.home_dark_store_id ?? "",
        cash_limit: textOf(known?.cash_limit),
        capacity: textOf(known?.own_capacity),
      }}
      isNew={known === undefined}
      idOf={(answer) => (answer as { rider: RiderAnswer }).rider.id}
    />
  );
}

const textOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);
