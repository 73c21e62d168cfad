import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import { readOptions } from "../options";
import { countAssortmentCategories } from "../queries/count-assortment-categories.sql";
import { findWaitingChanges } from "../queries/find-waiting-changes.sql";
import { listOfferedProducts } from "../queries/list-offered-products.sql";
import type { AssortmentFilters, AssortmentPageRequest, AssortmentPageRow } from "../queries/page-assortment.sql";
import { watchCatalogue } from "../queries/watch-catalogue.sql";
import { AssortmentKeeper } from "./assortment-keeper";
import { PAGE_TTL_SECONDS, PageCache, UnannouncedError, type PagePlace } from "./page-cache";
import { refreshAssortment, type RefreshedAssortment } from "../services/refresh-assortment";
import { searchAssortment } from "../services/search-assortment";
import { knexOf, type Shared } from "../services/shared";
import { StockService } from "./stock-service";
import type { StoresContainer } from "./stores-service";

export type { AssortmentFilters, AssortmentPageRequest, AssortmentPageRow };

/** A change that waits longer than this is not known to every page. */
const WAITS_AT_MOST_MS = 750;
/** How long an answer waits for the assortment to show what it changed. */
const SETTLES_WITHIN_MS = 1000;

interface Container extends StoresContainer {
  manager: EntityManager;
  logger: Logger;
}

/** What a store lists, in which order and under which words, and the pages made of it. */
export class AssortmentService extends StockService {
  /** Currency of every price, ISO 4217 in lower case. */
  readonly currencyCode: string;
  private readonly db: Knex;
  private readonly pages: PageCache;
  private readonly keeper: AssortmentKeeper;
  private round: Promise<unknown> | null = null;

  constructor(container: Container, given: unknown, declaration?: unknown) {
    super(container, given, declaration);
    const options = readOptions(given);
    this.currencyCode = options.currencyCode;
    this.db = container.manager.getKnex();
    this.pages = new PageCache(options.assortmentCache === "on" ? options.redisUrl : undefined, container.logger);
    this.keeper = new AssortmentKeeper(() => this.keepUp(), container.logger);
  }

  /** Called by Medusa when the application ends. */
  readonly __hooks = {
    onApplicationPrepareShutdown: (): Promise<void> => this.keeper.stop(),
    onApplicationShutdown: (): Promise<void> => {
      this.pages.close();
      return Promise.resolve();
    },
  };

  /** One page of what a store offers with price and stock, sold-out products last, and the count up to 10,000. */
  async pageAssortment(
    filters: AssortmentFilters & { q?: string | undefined },
    page: AssortmentPageRequest,
  ): Promise<AssortmentPageRow[]> {
    await this.keeper.started();
    return searchAssortment(this.db, filters, page);
  }

  /** The cached answer to a request about a store, or where to keep it. */
  async lookUpPage(darkStoreId: string, request: string): Promise<PagePlace> {
    await this.keeper.started();
    return this.pages.lookUp(darkStoreId, request);
  }

  /** Keeps an answer where {@link lookUpPage} said, for at most 30 seconds or `until`. */
  keepPage(place: PagePlace, page: Buffer, until?: Date | null): Promise<void> {
    return this.pages.keep(place, page, until);
  }

  /** Which of the given products a store offers. */
  @InjectManager()
  async listOfferedProducts(
    darkStoreId: string,
    productIds: string[],
    @MedusaContext() context: Shared = {},
  ): Promise<Set<string>> {
    const rows = await listOfferedProducts(knexOf(context), { dark_store_id: darkStoreId, product_ids: productIds });
    return new Set(rows.map((row) => row.product_id));
  }

  /** Number of offered products by public category, including everything below it. */
  @InjectManager()
  async countAssortmentCategories(
    darkStoreId: string,
    @MedusaContext() context: Shared = {},
  ): Promise<Map<string, number>> {
    const rows = await countAssortmentCategories(knexOf(context), { dark_store_id: darkStoreId });
    return new Map(rows.map((row) => [row.category_id, row.product_count]));
  }

  /** Has every change of the catalogue noted from now on, and every product once; when the catalogue's tables exist. */
  @InjectTransactionManager()
  async watchCatalogue(@MedusaContext() context: Shared = {}): Promise<void> {
    await watchCatalogue(knexOf(context));
  }

  /** Waits until pages show every change that is committed by now, for at most a second; then they soon will. */
  async settleAssortment(): Promise<void> {
    await this.keeper.started();
    const deadline = Date.now() + SETTLES_WITHIN_MS;
    const [waiting] = await findWaitingChanges(this.db);
    for (let first = waiting; first && waiting && first.first_id <= waiting.last_id && Date.now() < deadline;) {
      await this.joinRound();
      [first] = await findWaitingChanges(this.db);
    }
  }

  /** Takes in everything that is noted, however long it takes. */
  async catchUpAssortment(): Promise<void> {
    while ((await this.refreshOnce(true)).is_behind) {
      // The next round.
    }
  }

  /** The round that is under way in this process, or a new one: many answers wait for one round. */
  private joinRound(): Promise<unknown> {
    this.round ??= this.refreshOnce(true).finally(() => {
      this.round = null;
    });
    return this.round;
  }

  /** One round; says whether another one should follow at once. */
  private async keepUp(): Promise<boolean> {
    try {
      const { is_behind } = await this.refreshOnce(false);
      const [waiting] = await findWaitingChanges(this.db);
      if (!waiting || waiting.waiting_ms < WAITS_AT_MOST_MS) {
        this.pages.hear();
      }
      return is_behind;
    } catch (error) {
      if (error instanceof UnannouncedError) {
        return false;
      }
      throw error;
    }
  }

  /*
   * Pages are forgotten before the changes leave the list, and again when order and membership are written. Where Redis
   * does not take that in, the changes stay on the list, so that nobody gives out cached pages meanwhile; once they have
   * waited for longer than a page lives, no page from before them is left.
   */
  private async refreshOnce(wait: boolean): Promise<RefreshedAssortment> {
    const announce = async (change: RefreshedAssortment): Promise<void> => {
      try {
        await this.pages.forget(change);
      } catch (error) {
        if (change.waited_ms < PAGE_TTL_SECONDS * 1000) {
          throw error;
        }
      }
    };
    const refreshed = await this.db.transaction((transaction) => refreshAssortment(transaction, { wait, announce }));
    await announce(refreshed);
    return refreshed;
  }
}
