/** What the dashboard shows, as its handler answers it. Instants are ISO 8601 in UTC. */
export interface DashboardFigures {
  taken_at: string;
  orders: { status: string; count: number; late_count: number }[];
  /** Delivered and cancelled orders placed in the last 24 hours. */
  finished: { status: string; count: number }[];
  /** Open orders whose promise ends first. */
  urgent: { order_id: string; display_id: number; status: string; dark_store: string; promised_at: string }[];
  stores: { status: string; count: number }[];
  riders: { online_count: number; busy_count: number };
  low_stock: {
    /** At most 1,000; `has_more` says that counting stopped there. */
    count: number;
    has_more: boolean;
    worst: {
      offer_id: string;
      dark_store: string;
      sku: string;
      title: string;
      available: number;
      reorder_level: number;
    }[];
  };
  platform: { backend: boolean; gateway: boolean };
}
