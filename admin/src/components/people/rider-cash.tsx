import React from "react";
import { useSay } from "../../locale/say.js";
import { useAdminApi, useMayCall } from "../api/admin-api.js";
import { Facts, ReadingError, Section, Table } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { wordsOf } from "../status-badge.js";
import AmountForm from "./amount-form.js";
import type { CashAnswer } from "./rider-answers.js";

const SHOWN = 10;

/** The cash that a rider holds, how it came together, and settling it. */
export default function RiderCash({ path }: { path: string }): React.ReactElement {
  const say = useSay();
  const { instant, money } = useFormats();
  const bookingPath = `${path}/cash-settlements`;
  const mayBook = useMayCall("POST", bookingPath);
  const { data, error, reload } = useAdminApi<CashAnswer>(`${path}/cash?limit=${SHOWN}`);
  return (
    <Section title={say("Cash in hand")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data && (
        <>
          <Facts
            of={[
              [say("With the rider"), money(data.balance)],
              [say("Limit"), money(data.cash_limit)],
            ]}
          />
          <Table
            label={say("Cash, newest first")}
            columns={[say("When"), say("What"), say("Amount")]}
            empty={say("No cash yet.")}
            rows={data.entries.map((entry) => ({
              key: entry.id,
              cells: [instant(entry.created_at), say(wordsOf(entry.kind)), money(entry.amount)],
            }))}
          />
        </>
      )}
      {mayBook && (
        <AmountForm
          id="settlement"
          label={say("Handed in")}
          submitLabel={say("Settle the cash")}
          path={bookingPath}
          onDone={reload}
        />
      )}
    </Section>
  );
}
