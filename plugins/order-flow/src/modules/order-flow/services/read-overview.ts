import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { intervalOf, overviewOf, type Overview } from "../policies/overview";
import { countCancellations } from "../queries/count-cancellations.sql";
import { measureFill } from "../queries/measure-fill.sql";
import { measureStages } from "../queries/measure-stages.sql";
import { summarizeIntervals } from "../queries/summarize-intervals.sql";
import { summarizeOrders, type AnalyticsWindow } from "../queries/summarize-orders.sql";

/** Reads how the orders placed in a window went; hours and days are those of the time zone. */
export async function readOverview(db: Knex, window: AnalyticsWindow & { time_zone: string }): Promise<Overview> {
  const { time_zone, ...placed } = window;
  const [fill] = await measureFill(db, placed);
  return overviewOf({
    summaries: await summarizeOrders(db, placed),
    stages: await measureStages(db, placed),
    fill,
    cancellations: await countCancellations(db, placed),
    intervals: await summarizeIntervals(db, { ...placed, interval: intervalOf(placed), time_zone }),
  });
}
