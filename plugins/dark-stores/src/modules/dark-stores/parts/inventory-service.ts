import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { StockExpired, StockLow } from "../../../contract/events";
import { Refusal } from "../../../contract/refusal";
import type { GoodsReceipt, InventoryTransfer, StockBatch, StockHold, StockLedgerEntry } from "../../../contract/stock";
import { listGoodsReceipts } from "../queries/list-goods-receipts.sql";
import { countLedger, listLedger, type LedgerFilters } from "../queries/list-ledger.sql";
import { listStockBatches } from "../queries/list-stock-batches.sql";
import { listTransfers } from "../queries/list-transfers.sql";
import { pageHolds } from "../queries/page-holds.sql";
import { adjust, type AdjustInput } from "../services/adjust";
import { AssortmentService } from "./assortment-service";
import { pageOf, type Page } from "../services/page";
import { receiveGoods, reverseReceipt, type ReceiveGoodsInput } from "../services/receive-goods";
import { retryDeadlocks } from "../services/retry-deadlocks";
import { reverseMovements } from "../services/reverse-movements";
import type { Actor } from "../services/settle";
import { knexOf, withoutUndefined, type Shared } from "../services/shared";
import { reverseTransfer, transfer, type TransferInput } from "../services/transfer";
import { writeOff } from "../services/write-off-expired";

type ListFilters<F> = { [K in keyof F]?: F[K] | undefined };

/** What arrives at stores, moves between them and is corrected; and the books about it. */
export class InventoryService extends AssortmentService {
  /** Changes stock on hand of one offer by a difference. */
  @InjectTransactionManager()
  async adjustStock(
    input: AdjustInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ variant_id: string; low: StockLow[] }> {
    return adjust(knexOf(context), input);
  }

  /** Undoes what a reference moved (ledger reason `reversed`); a second call changes nothing. */
  @InjectTransactionManager()
  async reverseMovements(input: Actor & { reference: string }, @MedusaContext() context: Shared = {}): Promise<void> {
    await reverseMovements(knexOf(context), input);
  }

  /** Moves stock from one store to another, all or none. */
  @InjectManager()
  async transferStock(
    input: TransferInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ variant_ids: string[]; low: StockLow[] }> {
    return retryDeadlocks(knexOf(context), (trx) => transfer(trx, input));
  }

  /** Moves the goods of a transfer back; a second call changes nothing. */
  @InjectTransactionManager()
  async reverseTransfer(input: Actor & { transfer_id: string }, @MedusaContext() context: Shared = {}): Promise<void> {
    await reverseTransfer(knexOf(context), input);
  }

  /** One page of transfers, newest first, and the count in all. */
  @InjectManager()
  async pageTransfers(
    filters: ListFilters<Omit<Parameters<typeof listTransfers>[1], "limit" | "offset">>,
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: InventoryTransfer[]; count: number }> {
    const none = { id: null, from_dark_store_id: null, to_dark_store_id: null, dark_store_id: null, variant_id: null };
    const given = { ...none, from: null, to: null, ...defined(filters) };
    return pageOf((range) => listTransfers(knexOf(context), { ...given, ...range }), page);
  }

  /** A transfer with its lines, or the refusal `inventory_transfer_not_found`. */
  @InjectManager()
  async findTransfer(id: string, @MedusaContext() context: Shared = {}): Promise<InventoryTransfer> {
    const { rows } = await this.pageTransfers({ id }, { limit: 1, offset: 0 }, context);
    const [found] = rows;
    if (!found) {
      throw new Refusal("not_found", "inventory_transfer_not_found", `There is no transfer ${id}.`);
    }
    return found;
  }

  /** Puts goods on a store's shelf with their batches; `created` is false when this delivery was received before. */
  @InjectTransactionManager()
  async receiveGoods(
    input: ReceiveGoodsInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ id: string; created: boolean }> {
    return receiveGoods(knexOf(context), input);
  }

  /** Takes the goods of a receipt off the shelf again; a second call changes nothing. */
  @InjectTransactionManager()
  async reverseReceipt(
    input: Actor & { goods_receipt_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    await reverseReceipt(knexOf(context), input);
  }

  /** One page of a store's receipts, newest first, and the count in all. */
  @InjectManager()
  async pageGoodsReceipts(
    filters: { dark_store_id: string } & ListFilters<Omit<Parameters<typeof listGoodsReceipts>[1], "limit" | "offset">>,
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: GoodsReceipt[]; count: number }> {
    const none = { id: null, reference: null, supplier: null, variant_id: null, from: null, to: null };
    const given = { ...none, ...defined(filters), dark_store_id: filters.dark_store_id };
    return pageOf((range) => listGoodsReceipts(knexOf(context), { ...given, ...range }), page);
  }

  /** A receipt of this store with its lines, or the refusal `goods_receipt_not_found`. */
  @InjectManager()
  async findGoodsReceipt(
    darkStoreId: string,
    id: string,
    @MedusaContext() context: Shared = {},
  ): Promise<GoodsReceipt> {
    const { rows } = await this.pageGoodsReceipts({ dark_store_id: darkStoreId, id }, { limit: 1, offset: 0 }, context);
    const [found] = rows;
    if (!found) {
      throw new Refusal("not_found", "goods_receipt_not_found", `This store has no goods receipt ${id}.`);
    }
    return found;
  }

  /** Takes expired goods of some offers off the shelves; `offers` is 0 when nothing is left to do. */
  @InjectTransactionManager()
  async writeOffExpired(
    input: Actor & { reference: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ offers: number; expired: StockExpired[]; low: StockLow[] }> {
    return writeOff(knexOf(context), input);
  }

  /** One page of a store's batches, first expired first, and the count in all. */
  @InjectManager()
  async pageStockBatches(
    filters: { dark_store_id: string } & ListFilters<Omit<Parameters<typeof listStockBatches>[1], "limit" | "offset">>,
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: StockBatch[]; count: number }> {
    const none = {
      variant_id: null,
      expires_before: null,
      batch_code: null,
      goods_receipt_id: null,
      with_empty: false,
    };
    const given = { ...none, ...defined(filters), dark_store_id: filters.dark_store_id };
    return pageOf((range) => listStockBatches(knexOf(context), { ...given, ...range }), page);
  }

  /** One page of a store's ledger, newest first; the count stops at 10,000. */
  @InjectManager()
  async pageLedger(
    filters: { dark_store_id: string } & ListFilters<LedgerFilters>,
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: StockLedgerEntry[]; count: number }> {
    const none = { variant_id: null, reason: null, reference: null, from: null, to: null, before_id: null };
    const given = { ...none, ...defined(filters), dark_store_id: filters.dark_store_id };
    const rows = await listLedger(knexOf(context), { ...given, ...page });
    return { rows, count: await countLedger(knexOf(context), given) };
  }

  /** One page of who holds what in a store, newest first; the count stops at 10,000. */
  @InjectManager()
  async pageHolds(
    filters: { dark_store_id: string } & ListFilters<Omit<Parameters<typeof pageHolds>[1], "limit" | "offset">>,
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: StockHold[]; count: number }> {
    const none = { status: null, reference: null, variant_id: null };
    const given = { ...none, ...defined(filters), dark_store_id: filters.dark_store_id };
    return pageOf((range) => pageHolds(knexOf(context), { ...given, ...range }), page);
  }
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return withoutUndefined(value) as { [K in keyof T]: Exclude<T[K], undefined> };
}
