/** What the dashboard shows, as its handler answers it. Instants are ISO 8601 in UTC. */
export interface DashboardFigures {
  taken_at: string;
  orders: { status: string; count: number; late_count: number }[];
  /** Delivered and cancelled orders placed in the last 24 hours. */
  finished: { status: string; count: number }[];
  /** Open orders, the promise that ends first before the others; at most 300. Null for roles that see no orders. */
  open: BoardOrder[] | null;
  stores: { status: string; count: number }[];
  /** On a shift; at most 500. Null for roles that see no riders. */
  riders: BoardRider[] | null;
  full_stores: {
    dark_store_id: string;
    name: string;
    open_orders: number;
    max_open_orders: number;
    is_overloaded: boolean;
  }[];
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

export interface BoardOrder {
  order_id: string;
  display_id: number;
  status: string;
  dark_store_id: string;
  dark_store: string;
  rider: string | null;
  placed_at: string;
  promised_at: string;
}

export interface BoardRider {
  rider_id: string;
  name: string;
  state: "idle" | "offered" | "to_store" | "carrying" | "silent";
  latitude: number | null;
  longitude: number | null;
}
