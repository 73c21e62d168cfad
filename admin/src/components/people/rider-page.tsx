import type { ActionProps } from "adminjs";
import React from "react";
import { Link } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { Facts, ReadingError, Section } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";
import AmountForm from "./amount-form.js";
import type { CashAnswer, EarningsAnswer, RiderAnswer } from "./rider-answers.js";
import RiderDocuments from "./rider-documents.js";

const RUPEES = "inr";

/** The page of a rider: what they do now, their papers, earnings and cash. */
export default function RiderPage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
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
          ]}
        />
        <p className="qd-links">
          <Link to={list("deliveries")}>{say("Deliveries")}</Link>
          <Link to={list("rider-shifts")}>{say("Shifts")}</Link>
        </p>
      </Section>
      <div className="qd-columns">
        <Earnings path={path} />
        <Cash path={path} />
      </div>
      <RiderDocuments path={path} />
    </div>
  );
}

const KIND_WORDS: Record<string, string> = {
  delivery: "Deliveries",
  distance: "Distance",
  attempt: "Attempts",
  incentive: "Incentives",
  guarantee: "Hourly guarantee",
  adjustment: "Adjustments",
};

function Earnings({ path }: { path: string }): React.ReactElement {
  const say = useSay();
  const { money } = useFormats();
  const { data, error, reload } = useAdminApi<EarningsAnswer>(`${path}/earnings?limit=1`);
  return (
    <Section title={say("Earnings")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <Facts
          of={[
            [say("In all"), money(data.total, RUPEES)],
            ...Object.entries(KIND_WORDS).map(([kind, words]): [string, string] => [
              say(words),
              money(data.by_kind[kind] ?? 0, RUPEES),
            ]),
          ]}
        />
      )}
      <AmountForm
        id="adjustment"
        label={say("Add to the earnings, or take off with a minus")}
        submitLabel={say("Book the adjustment")}
        path={`${path}/adjustments`}
        needsReason
        allowsNegative
        onDone={reload}
      />
    </Section>
  );
}

function Cash({ path }: { path: string }): React.ReactElement {
  const say = useSay();
  const { money } = useFormats();
  const { data, error, reload } = useAdminApi<CashAnswer>(`${path}/cash?limit=10`);
  return (
    <Section title={say("Cash in hand")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <Facts
          of={[
            [say("With the rider"), money(data.balance, RUPEES)],
            [say("Limit"), money(data.cash_limit, RUPEES)],
          ]}
        />
      )}
      <AmountForm
        id="settlement"
        label={say("Handed in")}
        submitLabel={say("Settle the cash")}
        path={`${path}/cash-settlements`}
        onDone={reload}
      />
    </Section>
  );
}
