import React from "react";
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useSay } from "../../locale/say.js";
import { Table } from "../records/parts.js";
import { NOTHING, useFormats } from "../records/use-formats.js";
import { wordsOf } from "../status-badge.js";
import type { OverviewAnswer, SeriesPoint } from "./overview-answer.js";

const HEIGHT = 280;
const GREEN = "#0b6b4f";
const RED = "#a3201a";
const BLUE = "#1b4fa0";
const AMBER = "#b26a00";
const MARGIN = { top: 8, right: 8, bottom: 24, left: 16 };

/** Delivered and cancelled orders over time, with the same as a table. */
export function OrdersChart({ series, isHourly }: { series: readonly SeriesPoint[]; isHourly: boolean }) {
  const say = useSay();
  const { instant, money, number } = useFormats();
  const name = (starts_at: string): string => labelOf(starts_at, isHourly);
  const delivered = say("Delivered");
  const cancelled = say("Cancelled");
  return (
    <figure className="qd-chart">
      <figcaption>{say(isHourly ? "Orders by hour" : "Orders by day")}</figcaption>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <BarChart data={[...series]} margin={MARGIN} aria-hidden="true">
          <CartesianGrid strokeDasharray="3 3" vertical={false} />
          <XAxis
            dataKey="starts_at"
            tickFormatter={name}
            label={{ value: say(isHourly ? "Hour" : "Day"), position: "insideBottom", offset: -14 }}
          />
          <YAxis allowDecimals={false} label={{ value: say("Orders"), angle: -90, position: "insideLeft" }} />
          <Tooltip labelFormatter={(starts_at: string) => instant(starts_at)} />
          <Legend verticalAlign="top" />
          <Bar dataKey="delivered" name={delivered} stackId="orders" fill={GREEN} isAnimationActive={false} />
          <Bar dataKey="cancelled" name={cancelled} stackId="orders" fill={RED} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
      <details>
        <summary>{say("As a table")}</summary>
        <Table
          label={say("Orders over time")}
          columns={[say("From"), say("Orders"), delivered, cancelled, say("Revenue")]}
          empty={say("No orders in this time.")}
          rows={series.map((point) => ({
            key: point.starts_at,
            cells: [
              instant(point.starts_at),
              number(point.orders),
              number(point.delivered),
              number(point.cancelled),
              money(point.revenue),
            ],
          }))}
        />
      </details>
    </figure>
  );
}

const STAGE_WORDS: Record<string, string> = {
  accept: "Accepted by the store",
  pick: "Picked and packed",
  wait_for_rider: "Waited for a rider",
  ride: "On the way",
  door_to_door: "From order to door",
};

/** How long each stage takes: half of the orders, and nine of ten. */
export function StagesChart({ stages }: { stages: OverviewAnswer["stages"] }): React.ReactElement {
  const say = useSay();
  const rows = stages.map((stage) => ({ ...stage, name: say(STAGE_WORDS[stage.stage] ?? wordsOf(stage.stage)) }));
  const half = say("Half of the orders within");
  const most = say("Nine of ten within");
  const minutes = (value: number | null): string =>
    value === null ? NOTHING : say("{minutes} min", { minutes: value });
  return (
    <figure className="qd-chart">
      <figcaption>{say("Minutes in each stage")}</figcaption>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <BarChart data={rows} layout="vertical" margin={MARGIN} aria-hidden="true">
          <CartesianGrid strokeDasharray="3 3" horizontal={false} />
          <XAxis type="number" label={{ value: say("Minutes"), position: "insideBottom", offset: -14 }} />
          <YAxis type="category" dataKey="name" width={130} />
          <Tooltip />
          <Legend verticalAlign="top" />
          <Bar dataKey="p50_minutes" name={half} fill={BLUE} isAnimationActive={false} />
          <Bar dataKey="p90_minutes" name={most} fill={AMBER} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
      <details>
        <summary>{say("As a table")}</summary>
        <Table
          label={say("Minutes in each stage")}
          columns={[say("Stage"), say("Orders"), half, most]}
          empty=""
          rows={rows.map((row) => ({
            key: row.stage,
            cells: [row.name, row.orders, minutes(row.p50_minutes), minutes(row.p90_minutes)],
          }))}
        />
      </details>
    </figure>
  );
}

function labelOf(starts_at: string, isHourly: boolean): string {
  const at = new Date(starts_at);
  return isHourly
    ? `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`
    : `${at.getDate()}.${at.getMonth() + 1}.`;
}
