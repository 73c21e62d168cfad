import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AnalyticsWindow } from "./summarize-orders.sql";

export interface StageTimes {
  stage: string;
  orders: number;
  p50_minutes: number;
  p90_minutes: number;
}

/**
 * Purpose: how long the stages of an order take, for orders placed in a window.
 * Parameters: from, to, dark_store_id (null for every store). Rows: one per stage that some order has finished, in the
 * order of the journey; percentiles are interpolated.
 */
export async function measureStages(db: Knex, params: AnalyticsWindow): Promise<StageTimes[]> {
  const result = await db.raw<{ rows: StageTimes[] }>(
    `select stage.name as stage,
            cast(count(*) as integer) as orders,
            percentile_cont(0.5) within group (order by stage.minutes) as p50_minutes,
            percentile_cont(0.9) within group (order by stage.minutes) as p90_minutes
       from quick_order
      cross join lateral (values
              (1, 'accept', confirmed_at, preparing_at),
              (2, 'pick', preparing_at, ready_for_pickup_at),
              (3, 'wait_for_rider', ready_for_pickup_at, out_for_delivery_at),
              (4, 'ride', out_for_delivery_at, delivered_at),
              (5, 'door_to_door', placed_at, delivered_at)
            ) as span (position, name, started_at, ended_at)
      cross join lateral (
              select span.position, span.name, extract(epoch from span.ended_at - span.started_at) / 60 as minutes
            ) as stage
      where placed_at >= :from and placed_at < :to and deleted_at is null
        and (cast(:dark_store_id as text) is null or dark_store_id = :dark_store_id)
        and stage.minutes is not null
      group by stage.position, stage.name
      order by stage.position
      limit 10`,
    { ...params },
  );
  return result.rows;
}
