import type { RecordJSON } from "adminjs";

/** What the office changes of an offer, as a record of the list holds it. */
export interface OfferValues {
  dark_store_id: string;
  variant_id: string;
  price: number;
  mrp: number;
  on_hand: number;
  reserved: number;
  reorder_level: number;
  is_available: boolean;
}

/** What the form for many offers asks for; an empty text leaves that column alone. */
export interface BulkChange {
  price: string;
  mrp: string;
  on_hand: string;
  reorder_level: string;
  is_available: "" | "true" | "false";
}

export type OfferChange = Partial<Omit<OfferValues, "dark_store_id" | "variant_id" | "reserved">>;

const AMOUNT = /^\d+(?:\.\d{1,2})?$/;
const PERCENT = /^([+-]\d+(?:\.\d+)?)%$/;
const PIECES = /^\d+$/;
const DIFFERENCE = /^[+-]\d+$/;
const PAISE = 100;

/** The values of a row of the list of offers. */
export function offerOf({ params }: RecordJSON): OfferValues {
  const row = params as Record<string, unknown>;
  return {
    dark_store_id: String(row.dark_store_id),
    variant_id: String(row.variant_id),
    price: Number(row.price),
    mrp: Number(row.mrp),
    on_hand: Number(row.on_hand),
    reserved: Number(row.reserved),
    reorder_level: Number(row.reorder_level),
    is_available: row.is_available === true || row.is_available === "true",
  };
}

/** True for an amount such as `49.50` and for a change by a part such as `+5%`; nothing is no mistake. */
export const isPriceRule = (text: string): boolean => text === "" || AMOUNT.test(text) || PERCENT.test(text);
/** True for pieces such as `40` and for a difference such as `+10`; nothing is no mistake. */
export const isStockRule = (text: string): boolean => text === "" || PIECES.test(text) || DIFFERENCE.test(text);

/** What one offer becomes: only what changes. Amounts by percent are rounded to hundredths, half up. */
export function changeOf(offer: OfferValues, wanted: BulkChange): OfferChange {
  const change: OfferChange = {};
  const keep = <Name extends keyof OfferChange>(name: Name, value: OfferChange[Name] | null): void => {
    if (value !== null && value !== offer[name]) change[name] = value;
  };
  keep("price", priceAfter(offer.price, wanted.price));
  keep("mrp", priceAfter(offer.mrp, wanted.mrp));
  keep("on_hand", stockAfter(offer.on_hand, wanted.on_hand));
  keep("reorder_level", stockAfter(offer.reorder_level, wanted.reorder_level));
  keep("is_available", wanted.is_available === "" ? null : wanted.is_available === "true");
  return change;
}

/** Whether an offer would cost more than its MRP, which the server would take for a new MRP. */
export const isAboveMrp = (offer: OfferValues, change: OfferChange): boolean =>
  (change.price ?? offer.price) > (change.mrp ?? offer.mrp);

function priceAfter(before: number, rule: string): number | null {
  const percent = PERCENT.exec(rule)?.[1];
  if (percent !== undefined) {
    const factor = 1 + Number(percent) / 100;
    return Math.max(0, Math.round(Number((before * factor * PAISE).toFixed(6))) / PAISE);
  }
  return AMOUNT.test(rule) ? Number(rule) : null;
}

function stockAfter(before: number, rule: string): number | null {
  if (DIFFERENCE.test(rule)) return Math.max(0, before + Number(rule));
  return PIECES.test(rule) ? Number(rule) : null;
}

/** The body that writes some offers of one store. */
export function bodiesOf(
  offers: readonly OfferValues[],
  wanted: BulkChange,
): Map<string, ({ variant_id: string } & OfferChange)[]> {
  const byStore = new Map<string, ({ variant_id: string } & OfferChange)[]>();
  for (const offer of offers) {
    const change = changeOf(offer, wanted);
    if (Object.keys(change).length === 0) continue;
    const rows = byStore.get(offer.dark_store_id) ?? [];
    rows.push({ variant_id: offer.variant_id, ...change });
    byStore.set(offer.dark_store_id, rows);
  }
  return byStore;
}
