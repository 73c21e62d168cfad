import type { ActionProps } from "adminjs";
import React from "react";
import { Link } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { Facts, ReadingError, Section } from "../records/parts.js";
import RecordName from "../records/record-name.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";
import RiderCash from "./rider-cash.js";
import type { RiderAnswer } from "./rider-answers.js";
import RiderDocuments from "./rider-documents.js";
import RiderEarnings from "./rider-earnings.js";

/** The page of a rider: what they do now, their papers, earnings and cash. */
export default function RiderPage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const { instant } = useFormats();
  const path = `/riders/${encodeURIComponent(record?.id ?? "")}`;
  const reading = useAdminApi<{ rider: RiderAnswer }>(record ? path : null);
  if (!record) return null;
  if (reading.error) return <ReadingError error={reading.error} retry={reading.reload} />;
  if (!reading.data) return <p role="status">{say("Loading…")}</p>;
  const { rider } = reading.data;
  const list = (resource: string): string =>
    `/admin/resources/${resource}?filters.rider_id=${encodeURIComponent(rider.id)}`;
  return (
    <div className="qd-record" key={rider.id}>
      <Section title={[rider.first_name, rider.last_name].filter(Boolean).join(" ")}>
        <p className="qd-headline">
          <Badge status={rider.status} /> <Badge status={rider.duty} />
        </p>
        <Facts
          of={[
            [say("Phone"), rider.phone],
            [say("Vehicle"), say(wordsOf(rider.vehicle))],
            [say("Orders in one trip"), rider.capacity],
            [
              say("Home store"),
              rider.home_dark_store_id && <RecordName resource="dark-stores" id={rider.home_dark_store_id} />,
            ],
            [say("On a shift since"), instant(rider.shift?.started_at)],
            [say("Joined"), instant(rider.created_at)],
          ]}
        />
        <p className="qd-links">
          <Link to={list("deliveries")}>{say("Deliveries")}</Link>
          <Link to={list("rider-shifts")}>{say("Shifts")}</Link>
        </p>
      </Section>
      <div className="qd-columns">
        <RiderEarnings path={path} />
        <RiderCash path={path} />
      </div>
      <RiderDocuments path={path} />
    </div>
  );
}
