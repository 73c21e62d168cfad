import React, { useMemo } from "react";
import { useSearchParams } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { useAdminApi } from "../api/admin-api.js";
import { ReadingError, Section, Table } from "../records/parts.js";
import RecordPicker from "../records/record-picker.js";
import { NOTHING, useFormats } from "../records/use-formats.js";
import { OrdersChart, StagesChart } from "./charts.js";
import type { OverviewAnswer, UtilisationAnswer } from "./overview-answer.js";
import { before, isHourly, PERIODS, spanOf, type Period, type Span } from "./period.js";

const PERIOD_WORDS: Record<Period, string> = {
  today: "Today",
  week: "7 days",
  month: "28 days",
  own: "Own dates",
};

/** How a period went, of one store or of all, beside the period before. */
export default function AnalyticsPage(): React.ReactElement {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const period = PERIODS.find((each) => each === search.get("period")) ?? "today";
  const storeId = search.get("store") ?? "";
  const own = { from: search.get("from") ?? "", to: search.get("to") ?? "" };
  const span = useMemo(() => spanOf(period, own), [period, own.from, own.to]);
  const set = (changes: Record<string, string>): void =>
    setSearch({ ...Object.fromEntries(search.entries()), ...changes });
  return (
    <div className="qd-page">
      <h1>{say("Analytics")}</h1>
      <div className="qd-filter qd-filter-row">
        <label htmlFor="analytics-period">{say("Period")}</label>
        <select
          id="analytics-period"
          className="qd-select"
          value={period}
          onChange={({ target }) => set({ period: target.value })}
        >
          {PERIODS.map((each) => (
            <option key={each} value={each}>
              {say(PERIOD_WORDS[each])}
            </option>
          ))}
        </select>
        {period === "own" &&
          (["from", "to"] as const).map((end) => (
            <input
              key={end}
              type="date"
              aria-label={say(end === "from" ? "First day" : "Last day")}
              value={own[end]}
              onChange={({ target }) => set({ [end]: target.value })}
            />
          ))}
        <label htmlFor="analytics-store">{say("Store")}</label>
        <RecordPicker
          id="analytics-store"
          resource="dark-stores"
          placeholder={say("All stores")}
          picked={storeId ? [storeId] : []}
          onPick={([store]) => set({ store: store ?? "" })}
        />
      </div>
      {span ? (
        <Report span={span} storeId={storeId} />
      ) : (
        <p className="qd-nothing">{say("Choose the first and the last day.")}</p>
      )}
    </div>
  );
}

function Report({ span, storeId }: { span: Span; storeId: string }): React.ReactElement {
  const say = useSay();
  const now = useAdminApi<{ overview: OverviewAnswer }>(`/analytics/overview?${queryOf(span, storeId)}`);
  const earlier = useAdminApi<{ overview: OverviewAnswer }>(`/analytics/overview?${queryOf(before(span), storeId)}`);
  const riders = useAdminApi<{ utilisation: UtilisationAnswer }>(`/analytics/riders?${queryOf(span, storeId)}`);
  const failed = [now, earlier].find(({ error }) => error !== null);
  if (failed?.error) return <ReadingError error={failed.error} retry={failed.reload} />;
  if (!now.data || !earlier.data) return <p role="status">{say("Loading…")}</p>;
  const { overview } = now.data;
  return (
    <div className="qd-record">
      <Figures overview={overview} earlier={earlier.data.overview} riders={riders.data?.utilisation ?? null} />
      {overview.orders === 0 ? (
        <p className="qd-nothing">{say("No orders in this time.")}</p>
      ) : (
        <>
          <Section title={say("Orders")}>
            <OrdersChart series={overview.series} isHourly={isHourly(span)} />
          </Section>
          <div className="qd-columns">
            <Section title={say("How long it takes")}>
              <StagesChart stages={overview.stages} />
            </Section>
            <Section title={say("Why orders were cancelled")}>
              <Cancellations overview={overview} />
            </Section>
          </div>
        </>
      )}
    </div>
  );
}

function queryOf({ from, to }: Span, storeId: string): string {
  const query = new URLSearchParams({ from, to });
  if (storeId) query.set("dark_store_id", storeId);
  return query.toString();
}

interface FiguresProps {
  overview: OverviewAnswer;
  earlier: OverviewAnswer;
  riders: UtilisationAnswer | null;
}

function Figures({ overview, earlier, riders }: FiguresProps): React.ReactElement {
  const say = useSay();
  const { money, number } = useFormats();
  const percent = (value: number | null): string => (value === null ? NOTHING : `${number(value)} %`);
  const figures: [label: string, value: string, earlierValue: string | null][] = [
    [say("Orders"), number(overview.orders), number(earlier.orders)],
    [say("Revenue"), money(overview.revenue), money(earlier.revenue)],
    [say("Average basket"), money(overview.average_basket), money(earlier.average_basket)],
    [say("Promise kept"), percent(overview.promise_kept_percent), percent(earlier.promise_kept_percent)],
    [say("Fill rate"), percent(overview.fill_rate_percent), percent(earlier.fill_rate_percent)],
    [say("Cancelled"), number(overview.by_status.cancelled ?? 0), number(earlier.by_status.cancelled ?? 0)],
    [say("Riders' time used"), percent(riders?.utilisation_percent ?? null), null],
    [say("Deliveries an hour"), riders?.deliveries_per_hour ? number(riders.deliveries_per_hour) : NOTHING, null],
  ];
  return (
    <dl className="qd-figures">
      {figures.map(([label, value, earlierValue]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="qd-figure">{value}</dd>
          {earlierValue !== null && <dd className="qd-help">{say("before: {value}", { value: earlierValue })}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Cancellations({ overview }: { overview: OverviewAnswer }): React.ReactElement {
  const say = useSay();
  return (
    <Table
      label={say("Why orders were cancelled")}
      columns={[say("Reason"), say("Orders")]}
      empty={say("No order was cancelled.")}
      rows={overview.cancellations.map(({ reason, orders }) => ({
        key: reason ?? "",
        cells: [reason ?? say("No reason given"), orders],
      }))}
    />
  );
}
