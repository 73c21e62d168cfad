import { z } from "zod";

export const MAX_STOCK = 10_000_000;
const MAX_PRICE = 10_000_000;

const priceSchema = z.number().min(0, "a price must not be negative").max(MAX_PRICE);
const stockSchema = z.number().int("stock must be a whole number").min(0, "stock must not be negative").max(MAX_STOCK);

/** A variant is named by its id or its SKU. */
export const variantReference = {
  variant_id: z.string().min(1).optional(),
  sku: z.string().min(1).optional(),
};
/** For `refine`: one of the two, never both. */
export const exactlyOneReference = (row: { variant_id?: string | undefined; sku?: string | undefined }): boolean =>
  (row.variant_id === undefined) !== (row.sku === undefined);
export const referenceMessage = { message: "give either variant_id or sku", path: ["variant_id"] };

const instantSchema = z.iso.datetime({ offset: true, error: "give an instant as 2026-01-31T18:00:00Z" });
const flag = z.enum(["true", "false"]).optional();

/** One offer to write: absent fields keep their value; a new offer needs `price` (`mrp` defaults to it). */
export const offerInputSchema = z
  .strictObject({
    ...variantReference,
    price: priceSchema.optional(),
    mrp: priceSchema.optional(),
    on_hand: stockSchema.optional(),
    is_available: z.boolean().optional(),
    bin: z.string().trim().max(32).nullable().optional(),
    reorder_level: stockSchema.optional(),
    max_per_order: z.number().int().min(1).max(10_000).nullable().optional(),
    /** Below or at `price`, while the sale runs; null ends the sale. */
    sale_price: priceSchema.nullable().optional(),
    /** ISO 8601; without a start the sale runs already, without an end until someone ends it. */
    sale_starts_at: instantSchema.nullable().optional(),
    sale_ends_at: instantSchema.nullable().optional(),
  })
  .refine(exactlyOneReference, referenceMessage)
  .refine((row) => row.price === undefined || row.mrp === undefined || row.price <= row.mrp, {
    message: "price must not be above mrp",
    path: ["price"],
  });

/** Orders of a list of offers; `-` in front turns one around. `price` is what a customer pays now. */
export const OFFER_ORDERS = ["title", "available", "updated_at", "price"] as const;
export type OfferOrder = (typeof OFFER_ORDERS)[number];

export type OfferInput = z.infer<typeof offerInputSchema>;

/** Body of `POST /admin/dark-stores/:id/offers`: up to 1,000 offers, all or none. */
export const upsertOffersSchema = z.strictObject({ offers: z.array(offerInputSchema).min(1).max(1000) });

/** Query of `GET /admin/dark-stores/:id/offers` and `GET /staff/inventory`. */
export const listOffersQuerySchema = z.object({
  variant_id: z.union([z.string(), z.array(z.string()).max(1000)]).optional(),
  sku: z.union([z.string(), z.array(z.string()).max(1000)]).optional(),
  q: z.string().trim().min(1).max(120).optional(),
  low_stock: flag,
  out_of_stock: flag,
  is_available: flag,
  on_sale: flag,
  bin: z.string().trim().min(1).max(32).optional(),
  category_id: z.string().optional(),
  order: z
    .string()
    .regex(
      new RegExp(`^-?(${OFFER_ORDERS.join("|")})$`),
      `order by ${OFFER_ORDERS.join(", ")}, with - in front to turn it around`,
    )
    .default("title"),
  dark_store_id: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

export type ListOffersQuery = z.infer<typeof listOffersQuerySchema>;

/**
 * A store's price and stock for a variant. Money in major units; `available = on_hand - reserved`; `selling_price` is
 * what a customer pays now: the sale price while the sale runs, else the price.
 */
export interface Offer {
  dark_store_id: string;
  variant_id: string;
  price: number;
  mrp: number;
  sale_price: number | null;
  sale_starts_at: Date | string | null;
  sale_ends_at: Date | string | null;
  selling_price: number;
  on_hand: number;
  reserved: number;
  available: number;
  is_available: boolean;
  bin: string | null;
  reorder_level: number;
  max_per_order: number | null;
}

/** An offer with what people call its variant, and the batch to take next: the one that expires first. */
export interface NamedOffer extends Offer {
  sku: string | null;
  barcode: string | null;
  title: string;
  variant_title: string | null;
  thumbnail: string | null;
  updated_at: Date | string;
  /** Last good day of that batch, as YYYY-MM-DD. */
  next_expiry: string | null;
  next_batch_code: string | null;
}

/** The ledger's own reasons; every change of stock on hand leaves one row. People may add reasons in their words. */
export const LEDGER_REASONS = [
  "sale",
  "sale_reversed",
  "return",
  "return_reversed",
  "return_damaged",
  "import",
  "count",
  "received",
  "damaged",
  "expired",
  "lost",
  "found",
  "correction",
  "transfer_out",
  "transfer_in",
  "reversed",
] as const;

/** What only the platform itself may write: nobody can pass an adjustment off as a sale. */
const RESERVED_REASONS: readonly string[] = LEDGER_REASONS.filter((reason) =>
  /^(sale|return|import|transfer|reversed)/.test(reason),
);

const MAX_REASON_LENGTH = 200;

/** Why a person adjusts stock, in their own words or one of the ledger's. */
const adjustmentReasonSchema = z
  .string()
  .trim()
  .min(1, "say why the stock changes")
  .max(MAX_REASON_LENGTH)
  .refine(
    (reason) => !RESERVED_REASONS.includes(reason),
    "this reason is kept for the platform's own movements; say it in other words, for example damaged or count",
  );
const differenceSchema = z
  .number()
  .int("quantity must be a whole number")
  .min(-MAX_STOCK)
  .max(MAX_STOCK)
  .refine((quantity) => quantity !== 0, "quantity is the difference and must not be 0");

/** Body of `POST /admin/dark-stores/:id/inventory-adjustments`; `quantity` is the difference, negative takes away. */
export const adjustInventorySchema = z
  .strictObject({ ...variantReference, quantity: differenceSchema, reason: adjustmentReasonSchema })
  .refine(exactlyOneReference, referenceMessage);

/** Body of `POST /staff/inventory/adjustments`; `dark_store_id` may be left out by staff of exactly one store. */
export const staffAdjustInventorySchema = z
  .strictObject({
    ...variantReference,
    dark_store_id: z.string().optional(),
    quantity: differenceSchema,
    reason: adjustmentReasonSchema,
  })
  .refine(exactlyOneReference, referenceMessage);

/** Body of `POST /admin/inventory-transfers`. */
export const transferInventorySchema = z
  .strictObject({
    from_dark_store_id: z.string().min(1),
    to_dark_store_id: z.string().min(1),
    lines: z
      .array(
        z
          .strictObject({ ...variantReference, quantity: z.number().int().min(1).max(MAX_STOCK) })
          .refine(exactlyOneReference, referenceMessage),
      )
      .min(1)
      .max(1000),
  })
  .refine((body) => body.from_dark_store_id !== body.to_dark_store_id, {
    message: "a transfer needs two different stores",
    path: ["to_dark_store_id"],
  });
