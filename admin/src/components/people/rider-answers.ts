/** A rider as `GET /admin/riders/:id` answers them. */
export interface RiderAnswer {
  id: string;
  first_name: string;
  last_name: string | null;
  phone: string;
  vehicle: string;
  capacity: number;
  own_capacity: number | null;
  status: string;
  home_dark_store_id: string | null;
  cash_limit: number | null;
  duty: string;
  shift: { started_at: string } | null;
  created_at: string;
}

export interface DocumentAnswer {
  id: string;
  kind: string;
  number: string | null;
  status: string;
  reason: string | null;
  expires_on: string | null;
  uploaded_at: string;
  photo: object | null;
}

export interface EarningsAnswer {
  total: number;
  deliveries: number;
  by_kind: Record<string, number>;
  earnings: { id: string; kind: string; amount: number; reason: string | null; earned_at: string }[];
}

export interface CashAnswer {
  balance: number;
  cash_limit: number;
  entries: { id: string; kind: string; amount: number; created_at: string }[];
}
