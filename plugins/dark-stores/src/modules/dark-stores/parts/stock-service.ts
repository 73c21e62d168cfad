import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { StockLow } from "../../../contract/events";
import { OFFER_ORDERS, type NamedOffer, type Offer } from "../../../contract/offers";
import type { SubstituteCandidate } from "../../../contract/substitutions";
import { listHolds } from "../queries/list-holds.sql";
import { listOffersOf } from "../queries/list-offers-of.sql";
import { listOffers, type OfferFilters } from "../queries/list-offers.sql";
import { listOpenReferences } from "../queries/list-open-references.sql";
import { listSubstitutes } from "../queries/list-substitutes.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { pageOf } from "../services/page";
import { returnGoods, undoReturnedGoods } from "../services/return-goods";
import { reserve, type ReserveInput, type StockLine } from "../services/reserve";
import { changeHolds, type SetHoldsInput } from "../services/set-holds";
import { commit, type Actor, type CommitInput, type ReturnedLine, type ReturnInput } from "../services/settle";
import { retryDeadlocks } from "../services/retry-deadlocks";
import { knexOf, type Shared } from "../services/shared";
import { undoCommit } from "../services/undo-settlement";
import { StoresService } from "./stores-service";
import { writeOffers, type WriteOffersInput } from "../services/write-offers";

/** What stores offer and how many are left. Every movement of stock goes through here. */
export class StockService extends StoresService {
  /** A store's offers for these variants (up to 1,000); variants it does not offer are left out. */
  @InjectManager()
  async listOffersOf(
    darkStoreId: string,
    variantIds: string[],
    @MedusaContext() context: Shared = {},
  ): Promise<Offer[]> {
    return variantIds.length === 0
      ? []
      : listOffersOf(knexOf(context), { dark_store_id: darkStoreId, variant_ids: variantIds });
  }

  /** One page of a store's offers with names, and the count in all. */
  @InjectManager()
  async pageOffers(
    input: { dark_store_id: string; q?: string | undefined } & {
      [F in Exclude<keyof OfferFilters, "pattern" | "dark_store_id">]?: OfferFilters[F] | undefined;
    } & { order?: string | undefined; limit: number; offset: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ offers: NamedOffer[]; count: number }> {
    const filters: OfferFilters = {
      dark_store_id: input.dark_store_id,
      variant_ids: input.variant_ids ?? null,
      skus: input.skus ?? null,
      pattern: input.q === undefined ? null : `%${escapeLike(input.q)}%`,
      low_stock: input.low_stock ?? null,
      out_of_stock: input.out_of_stock ?? null,
      is_available: input.is_available ?? null,
      on_sale: input.on_sale ?? null,
      bin: input.bin ?? null,
      category_id: input.category_id ?? null,
    };
    const descending = input.order?.startsWith("-") ?? false;
    const by = OFFER_ORDERS.find((name) => name === input.order?.replace("-", "")) ?? "title";
    const { rows, count } = await pageOf(
      (range) => listOffers(knexOf(context), { ...filters, ...range }, { by, descending }),
      { limit: input.limit, offset: input.offset },
    );
    return { offers: rows, count };
  }

  /** Creates or changes up to 1,000 offers of a store, all or none. */
  @InjectManager()
  async writeOffers(
    input: WriteOffersInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ variant_ids: string[]; low: StockLow[] }> {
    return retryDeadlocks(knexOf(context), (trx) => writeOffers(trx, input));
  }

  /** Makes a reference hold exactly these lines, or refuses `insufficient_stock` and changes nothing. */
  @InjectManager()
  async reserveStock(input: ReserveInput, @MedusaContext() context: Shared = {}): Promise<{ low: StockLow[] }> {
    return reserve(knexOf(context), input);
  }

  /** Whether stock is held for a reference, or has been taken from the shelf for it. */
  @InjectManager()
  async holdsStockFor(reference: string, @MedusaContext() context: Shared = {}): Promise<boolean> {
    const holds = await listHolds(knexOf(context), { reference });
    return holds.some((hold) => hold.status !== "released");
  }

  /** References that have held stock since before an instant and still do, a page at a time in their order. */
  @InjectManager()
  async listOpenReferences(
    input: { held_before: Date; after: string; limit: number },
    @MedusaContext() context: Shared = {},
  ): Promise<string[]> {
    const rows = await listOpenReferences(knexOf(context), input);
    return rows.map(({ reference }) => reference);
  }

  /**
   * Changes how much a reference holds of some variants, all or none; part of the caller's transaction when it hands its
   * context over. Refuses `insufficient_stock`.
   */
  @InjectTransactionManager()
  async setHolds(input: SetHoldsInput, @MedusaContext() context: Shared = {}): Promise<{ low: StockLow[] }> {
    return changeHolds(knexOf(context), input);
  }

  /** What a store could pack in place of a variant ordered at `unit_price`, best first, and how many there are. */
  @InjectManager()
  async pageSubstitutes(
    input: {
      dark_store_id: string;
      variant_id: string;
      unit_price: number;
      only: string[] | null;
      limit: number;
      offset: number;
    },
    @MedusaContext() context: Shared = {},
  ): Promise<{ substitutes: SubstituteCandidate[]; count: number }> {
    const rows = await listSubstitutes(knexOf(context), { ...input, in_stock: true });
    return { substitutes: rows.map(({ count: _, ...candidate }) => candidate), count: rows[0]?.count ?? 0 };
  }

  /** One variant of a store as a substitute of another, in stock or not; null when the store does not offer it. */
  @InjectManager()
  async findSubstitute(
    input: { dark_store_id: string; variant_id: string; substitute_variant_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<SubstituteCandidate | null> {
    const { dark_store_id, variant_id, substitute_variant_id } = input;
    const [row] = await listSubstitutes(knexOf(context), {
      dark_store_id,
      variant_id,
      unit_price: 0,
      only: [substitute_variant_id],
      in_stock: false,
      limit: 1,
      offset: 0,
    });
    if (!row) return null;
    const { count: _, ...candidate } = row;
    return candidate;
  }

  /** Gives back what a reference holds; a second call changes nothing. */
  @InjectTransactionManager()
  async releaseStock(
    reference: string,
    @MedusaContext() context: Shared = {},
  ): Promise<(StockLine & { dark_store_id: string })[]> {
    return releaseStock(knexOf(context), { reference });
  }

  /** Takes picked goods off the shelf for a reference; a second call changes nothing. */
  @InjectTransactionManager()
  async commitStock(
    input: CommitInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ committed: boolean; dark_store_id: string; low: StockLow[] }> {
    return commit(knexOf(context), input);
  }

  /** Undoes a commit: goods back on the shelf and held again. */
  @InjectTransactionManager()
  async reverseCommit(
    { reference, actor_type, actor_id }: Actor & { reference: string },
    @MedusaContext() context: Shared = {},
  ): Promise<StockLine[]> {
    return undoCommit(knexOf(context), { reference, actor_type, actor_id });
  }

  /** Takes committed goods back: to the shelf, or as damaged. */
  @InjectTransactionManager()
  async returnStock(input: ReturnInput, @MedusaContext() context: Shared = {}): Promise<ReturnedLine[]> {
    return returnGoods(knexOf(context), input);
  }

  /** Undoes a return: the goods are off the shelf again (ledger reason `return_reversed`). */
  @InjectTransactionManager()
  async reverseReturn(
    input: Actor & { reference: string; lines: ReturnedLine[] },
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    return undoReturnedGoods(knexOf(context), input);
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
