import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { GoodsReceipt, GoodsReceiptLineInput } from "../../../contract/stock";
import { Refusal } from "../../../contract/refusal";
import { adjustStock } from "../queries/adjust-stock.sql";
import { insertGoodsReceipt, type ReceivedLine } from "../queries/insert-goods-receipt.sql";
import { insertStockBatches } from "../queries/insert-stock-batches.sql";
import { listGoodsReceipts } from "../queries/list-goods-receipts.sql";
import { lockOffers } from "../queries/lock-offers.sql";
import { reverseGoodsReceipt } from "../queries/reverse-goods-receipt.sql";
import { resolveVariants } from "./resolve-variants";
import { reverseMovements } from "./reverse-movements";
import type { Actor } from "./settle";

export interface ReceiveGoodsInput extends Actor {
  goods_receipt_id: string;
  dark_store_id: string;
  /** The delivery's own number, for example of the supplier's note: the same goods are received once. */
  reference?: string | undefined;
  supplier?: string | undefined;
  lines: GoodsReceiptLineInput[];
}

/**
 * Puts goods on a store's shelf, all or none, with a batch for each line that names one (ledger reason `received`).
 * A second call with the same `reference` answers the first receipt; refuses `receipt_reference_used` when its lines
 * differ, and `offer_not_found` for variants the store does not offer.
 */
export async function receiveGoods(db: Knex, input: ReceiveGoodsInput): Promise<{ id: string; created: boolean }> {
  const variantIds = await resolveVariants(db, input.lines);
  const lines = input.lines.map((line, index): ReceivedLine => ({
    variant_id: variantIds[index] ?? "",
    quantity: line.quantity,
    batch_code: line.batch_code ?? null,
    expires_on: line.expires_on ?? null,
    unit_cost: line.unit_cost ?? null,
  }));
  const [receipt] = await insertGoodsReceipt(db, {
    id: input.goods_receipt_id,
    dark_store_id: input.dark_store_id,
    reference: input.reference ?? null,
    supplier: input.supplier ?? null,
    lines,
    actor_type: input.actor_type,
    actor_id: input.actor_id,
  });
  if (!receipt) {
    return { id: await sameReceipt(db, input, lines), created: false };
  }
  const quantities = new Map<string, number>();
  for (const line of lines) {
    quantities.set(line.variant_id, (quantities.get(line.variant_id) ?? 0) + line.quantity);
  }
  const dark_store_ids = [...quantities.keys()].map(() => input.dark_store_id);
  const offers = await lockOffers(db, { dark_store_ids, variant_ids: [...quantities.keys()] });
  refuseMissing(offers, quantities);
  await adjustStock(db, {
    dark_store_ids,
    variant_ids: [...quantities.keys()],
    differences: [...quantities.values()],
    reasons: dark_store_ids.map(() => "received"),
    actor_type: input.actor_type,
    actor_id: input.actor_id,
    reference: receipt.id,
  });
  await insertStockBatches(db, { goods_receipt_id: receipt.id });
  return { id: receipt.id, created: true };
}

function refuseMissing(offers: { variant_id: string }[], quantities: Map<string, number>): void {
  const offered = new Set(offers.map((offer) => offer.variant_id));
  const items = [...quantities.keys()].filter((variant_id) => !offered.has(variant_id));
  if (items.length > 0) {
    throw new Refusal(
      "not_found",
      "offer_not_found",
      "This store does not offer all of these goods: price them first.",
      {
        items: items.map((variant_id) => ({ variant_id })),
      },
    );
  }
}

async function sameReceipt(db: Knex, input: ReceiveGoodsInput, lines: ReceivedLine[]): Promise<string> {
  const [known] = await listGoodsReceipts(db, {
    dark_store_id: input.dark_store_id,
    id: null,
    reference: input.reference ?? null,
    supplier: null,
    variant_id: null,
    from: null,
    to: null,
    limit: 1,
    offset: 0,
  });
  if (!known || JSON.stringify(linesOf(known)) !== JSON.stringify(lines)) {
    throw new Refusal(
      "conflict",
      "receipt_reference_used",
      `The store has received other goods under ${input.reference ?? "this reference"}: use the number of this delivery.`,
      { reference: input.reference, goods_receipt_id: known?.id },
    );
  }
  return known.id;
}

function linesOf(receipt: GoodsReceipt): ReceivedLine[] {
  return receipt.lines.map(({ variant_id, quantity, batch_code, expires_on, unit_cost }) => ({
    variant_id,
    quantity,
    batch_code,
    expires_on,
    unit_cost,
  }));
}

/** Takes the goods of a receipt off the shelf again and frees its reference; a second call changes nothing. */
export async function reverseReceipt(db: Knex, input: Actor & { goods_receipt_id: string }): Promise<void> {
  const [reversed] = await reverseGoodsReceipt(db, { id: input.goods_receipt_id });
  if (reversed) {
    await reverseMovements(db, { ...input, reference: input.goods_receipt_id });
  }
}
