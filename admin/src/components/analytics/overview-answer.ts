/** What `GET /admin/analytics/overview` answers; amounts in major units, times in minutes. */
export interface OverviewAnswer {
  time_zone: string;
  orders: number;
  revenue: number;
  average_basket: number | null;
  by_status: Record<string, number>;
  promise_kept_percent: number | null;
  fill_rate_percent: number | null;
  cancellations: { reason: string | null; orders: number }[];
  stages: { stage: string; orders: number; p50_minutes: number | null; p90_minutes: number | null }[];
  series: SeriesPoint[];
}

export interface SeriesPoint {
  starts_at: string;
  orders: number;
  delivered: number;
  cancelled: number;
  revenue: number;
  promise_kept_percent: number | null;
}

/** What `GET /admin/analytics/riders` answers. */
export interface UtilisationAnswer {
  riders: number;
  on_shift_hours: number;
  busy_hours: number;
  utilisation_percent: number | null;
  deliveries: number;
  deliveries_per_hour: number | null;
}
