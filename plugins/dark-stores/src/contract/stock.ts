import { z } from "zod";
import { exactlyOneReference, MAX_STOCK, referenceMessage, variantReference } from "./offers";

export * from "./cycle-counts";

/** A count of a list stops here: `count: 10000` means "ten thousand or more". */
export const MAX_COUNTED = 10_000;

const paging = {
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).max(MAX_COUNTED).default(0),
};
const period = { from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional() };
const day = z.iso.date("give a day as YYYY-MM-DD");
const text = z.string().trim().min(1).max(200);

const goodsReceiptLineSchema = z
  .strictObject({
    ...variantReference,
    quantity: z.number().int("quantity must be a whole number").min(1, "quantity must be at least 1").max(MAX_STOCK),
    batch_code: z.string().trim().min(1).max(64).optional(),
    /** The last good day, in the store's time zone. */
    expires_on: day.optional(),
    unit_cost: z.number().min(0, "a cost must not be negative").max(10_000_000).optional(),
  })
  .refine(exactlyOneReference, referenceMessage);

export type GoodsReceiptLineInput = z.infer<typeof goodsReceiptLineSchema>;

/** Body of `POST /admin/dark-stores/:id/goods-receipts`; the same `reference` receives the same goods once. */
export const receiveGoodsSchema = z.strictObject({
  reference: text.optional(),
  supplier: text.optional(),
  lines: z.array(goodsReceiptLineSchema).min(1).max(1000),
});

/** Query of `GET /admin/dark-stores/:id/goods-receipts`. */
export const listGoodsReceiptsQuerySchema = z.object({
  reference: text.optional(),
  supplier: text.optional(),
  variant_id: z.string().optional(),
  ...period,
  ...paging,
});

/** Goods that arrived at a store; money in major units. */
export interface GoodsReceipt {
  id: string;
  dark_store_id: string;
  reference: string | null;
  supplier: string | null;
  actor_type: string;
  actor_id: string | null;
  created_at: string;
  lines: {
    variant_id: string;
    sku: string | null;
    quantity: number;
    batch_code: string | null;
    expires_on: string | null;
    unit_cost: number | null;
  }[];
}

/** Query of `GET /admin/dark-stores/:id/stock-batches`; first expired first. */
export const listStockBatchesQuerySchema = z.object({
  variant_id: z.string().optional(),
  expires_before: day.optional(),
  batch_code: z.string().optional(),
  goods_receipt_id: z.string().optional(),
  with_empty: z.enum(["true", "false"]).default("false"),
  ...paging,
});

/** Goods of one variant that arrived together. `flagged_at`: expired, and still there because orders hold them. */
export interface StockBatch {
  id: string;
  dark_store_id: string;
  variant_id: string;
  sku: string | null;
  title: string | null;
  batch_code: string | null;
  expires_on: string | null;
  is_expired: boolean;
  unit_cost: number | null;
  received_quantity: number;
  remaining: number;
  goods_receipt_id: string | null;
  received_at: string;
  flagged_at: string | null;
}

/** Query of `GET /admin/dark-stores/:id/stock-ledger`; `before_id` goes on from an entry, however long the ledger is. */
export const listStockLedgerQuerySchema = z.object({
  variant_id: z.string().optional(),
  reason: z.string().optional(),
  reference: z.string().optional(),
  before_id: z
    .string()
    .regex(/^\d{1,18}$/, "give the id of an entry")
    .optional(),
  ...period,
  ...paging,
});

/** One change of stock on hand; `after = before + quantity`. */
export interface StockLedgerEntry {
  id: string;
  dark_store_id: string;
  variant_id: string;
  sku: string | null;
  reason: string;
  quantity: number;
  before: number;
  after: number;
  actor_type: string;
  actor_id: string | null;
  reference: string | null;
  created_at: string;
  batches: { batch_id: string; batch_code: string | null; expires_on: string | null; quantity: number }[];
}

export const STOCK_HOLD_STATUSES = ["held", "committed", "released"] as const;

/** Query of `GET /admin/dark-stores/:id/stock-holds`. */
export const listStockHoldsQuerySchema = z.object({
  status: z.enum(STOCK_HOLD_STATUSES).optional(),
  reference: z.string().optional(),
  variant_id: z.string().optional(),
  ...paging,
});

/** What an order holds, held or took of a variant. */
export interface StockHold {
  reference: string;
  dark_store_id: string;
  variant_id: string;
  sku: string | null;
  quantity: number;
  committed_quantity: number;
  returned_quantity: number;
  status: (typeof STOCK_HOLD_STATUSES)[number];
  created_at: string;
  updated_at: string;
}

/** Query of `GET /admin/inventory-transfers`; `dark_store_id` matches either end. */
export const listTransfersQuerySchema = z.object({
  from_dark_store_id: z.string().optional(),
  to_dark_store_id: z.string().optional(),
  dark_store_id: z.string().optional(),
  variant_id: z.string().optional(),
  ...period,
  ...paging,
});

/** Goods that moved from one store to another. */
export interface InventoryTransfer {
  id: string;
  from_dark_store_id: string;
  to_dark_store_id: string;
  status: "done" | "reversed";
  actor_type: string;
  actor_id: string | null;
  created_at: string;
  lines: { variant_id: string; sku: string | null; quantity: number }[];
}
