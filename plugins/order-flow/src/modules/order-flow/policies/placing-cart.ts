interface TaxLine {
  description?: string | null;
  tax_rate_id?: string | null;
  code: string;
  rate: number;
  provider_id?: string | null;
  metadata?: Record<string, unknown> | null;
  data?: Record<string, unknown> | null;
}

interface Adjustment {
  code: string | null;
  amount: number;
  description?: string | null;
  promotion_id?: string | null;
  provider_id?: string | null;
  is_tax_inclusive?: boolean;
}

interface Address {
  id: string;
  first_name: string | null;
  address_1: string | null;
  address_2: string | null;
  city: string | null;
  postal_code: string | null;
  metadata: Record<string, unknown> | null;
}

/** Medusa's cart as placing needs it, with its totals: all that goes into the order, and how it is to be paid. */
export interface PlacingCart {
  id: string;
  customer_id: string | null;
  email: string | null;
  currency_code: string;
  locale: string | null;
  region_id: string | null;
  sales_channel_id: string | null;
  metadata: Record<string, unknown> | null;
  completed_at: Date | string | null;
  total: number;
  customer: { id: string; first_name: string | null } | null;
  items: (Record<string, unknown> & {
    id: string;
    variant_id: string;
    title: string;
    product_title: string | null;
    variant_title: string | null;
    quantity: number;
    unit_price: number;
    raw_unit_price?: unknown;
    /** What the customer pays for the line, tax and discounts included. */
    total: number;
    tax_lines: TaxLine[];
    adjustments: Adjustment[];
  })[];
  shipping_address: Address | null;
  billing_address: Address | null;
  shipping_methods: {
    id: string;
    name: string;
    description: string | null;
    amount: number;
    raw_amount?: unknown;
    is_tax_inclusive: boolean;
    shipping_option_id: string | null;
    data: Record<string, unknown> | null;
    metadata: Record<string, unknown> | null;
    tax_lines: TaxLine[];
    adjustments: Adjustment[];
  }[];
  credit_lines?: Record<string, unknown>[];
  promotions?: { id: string }[];
  payment_collection: {
    id: string;
    amount: number;
    payment_sessions: {
      id: string;
      provider_id: string;
      status: string;
      payment: { canceled_at: Date | string | null } | null;
      /** Whether its money went back, or is about to. */
      is_returned: boolean;
    }[];
  } | null;
}

/** The cart's rows, as the query reads them: what its totals are worked out from. */
export type CartRows = Omit<PlacingCart, "total" | "items"> & { items: Omit<PlacingCart["items"][number], "total">[] };
