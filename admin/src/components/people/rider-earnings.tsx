import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi, useMayCall } from "../api/admin-api.js";
import { Facts, ReadingError, Section, Table } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import AmountForm from "./amount-form.js";
import type { EarningsAnswer } from "./rider-answers.js";

const KIND_WORDS: Record<string, string> = {
  delivery: "Deliveries",
  distance: "Distance",
  attempt: "Attempts",
  incentive: "Incentives",
  guarantee: "Hourly guarantee",
  adjustment: "Adjustments",
};
const SHOWN = 20;

/** The midnight that a day begins with, here; the day after counts as its end. */
function instantOf(day: string, daysLater = 0): string {
  const midnight = new Date(`${day}T00:00`);
  midnight.setDate(midnight.getDate() + daysLater);
  return midnight.toISOString();
}

/** What a rider earned from one day to another, by kind and one by one, and booking an adjustment. */
export default function RiderEarnings({ path }: { path: string }): React.ReactElement {
  const say = useSay();
  const { instant, money } = useFormats();
  const bookingPath = `${path}/adjustments`;
  const mayBook = useMayCall("POST", bookingPath);
  const [days, setDays] = useState({ from: "", to: "" });
  const query = new URLSearchParams({
    limit: String(SHOWN),
    ...(days.from && { from: instantOf(days.from) }),
    ...(days.to && { to: instantOf(days.to, 1) }),
  });
  const { data, error, reload } = useAdminApi<EarningsAnswer>(`${path}/earnings?${query.toString()}`);
  return (
    <Section title={say("Earnings")}>
      <div className="qd-grid">
        {(["from", "to"] as const).map((end) => (
          <div key={end} className="qd-field">
            <label htmlFor={`earnings-${end}`}>{say(end === "from" ? "First day" : "Last day")}</label>
            <input
              id={`earnings-${end}`}
              type="date"
              value={days[end]}
              onChange={({ target }) => setDays((present) => ({ ...present, [end]: target.value }))}
            />
          </div>
        ))}
      </div>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <>
          <Facts
            of={[
              [say("In all"), money(data.total)],
              ...Object.entries(KIND_WORDS).map(([kind, words]): [string, string] => [
                say(words),
                money(data.by_kind[kind] ?? 0),
              ]),
            ]}
          />
          <Table
            label={say("Earnings, newest first")}
            columns={[say("When"), say("What"), say("Because"), say("Amount")]}
            empty={say("Nothing earned in this time.")}
            rows={data.earnings.map((earning) => ({
              key: earning.id,
              cells: [
                instant(earning.earned_at),
                say(KIND_WORDS[earning.kind] ?? earning.kind),
                earning.reason,
                money(earning.amount),
              ],
            }))}
          />
        </>
      )}
      {mayBook && (
        <AmountForm
          id="adjustment"
          label={say("Add to the earnings, or take off with a minus")}
          submitLabel={say("Book the adjustment")}
          path={bookingPath}
          needsReason
          allowsNegative
          onDone={reload}
        />
      )}
    </Section>
  );
}
