import { generateEntityId, InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { CycleCount, CycleCountLine } from "../../../contract/cycle-counts";
import type { StockLow } from "../../../contract/events";
import { Refusal } from "../../../contract/refusal";
import { listCycleCountLines, type CycleCountLineFilters } from "../queries/list-cycle-count-lines.sql";
import { listCycleCounts } from "../queries/list-cycle-counts.sql";
import { openCycleCount } from "../queries/open-cycle-count.sql";
import { cancelCount, completeCount, recordCount, type RecordCountInput } from "../services/cycle-counts";
import { pageOf, type Page } from "../services/page";
import type { Actor } from "../services/settle";
import { knexOf, type Shared } from "../services/shared";
import { InventoryService } from "./inventory-service";

/** Lines of a count that one answer shows. */
const LINES_SHOWN = 1000;

/** Counting what is really on the shelves. */
export class CountingService extends InventoryService {
  /** Opens a count of some bins or variants, or of the whole store. */
  @InjectManager()
  async openCycleCount(
    input: Actor & {
      dark_store_id: string;
      bins?: string[] | undefined;
      variant_ids?: string[] | undefined;
      note?: string | undefined;
    },
    @MedusaContext() context: Shared = {},
  ): Promise<string> {
    const id = generateEntityId(undefined, "cyccnt");
    const { bins = null, variant_ids = null, note = null } = input;
    await openCycleCount(knexOf(context), { ...input, id, bins, variant_ids, note });
    return id;
  }

  /** Writes down what was counted, all or none. */
  @InjectTransactionManager()
  async recordCount(input: RecordCountInput, @MedusaContext() context: Shared = {}): Promise<void> {
    await recordCount(knexOf(context), input);
  }

  /** Applies the differences of a count, once; lines that cannot be applied keep it open. */
  @InjectTransactionManager()
  async completeCount(
    input: Actor & { dark_store_id: string; cycle_count_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ low: StockLow[]; refused: number }> {
    return completeCount(knexOf(context), input);
  }

  /** Ends a count without applying it. */
  @InjectTransactionManager()
  async cancelCount(
    input: Actor & { dark_store_id: string; cycle_count_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    await cancelCount(knexOf(context), input);
  }

  /** One page of a store's counts, newest first, and the count in all. */
  @InjectManager()
  async pageCycleCounts(
    filters: { dark_store_id: string; id?: string; status?: string | undefined; variant_id?: string | undefined },
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: CycleCount[]; count: number }> {
    const { dark_store_id, id = null, status = null, variant_id = null } = filters;
    const given = { dark_store_id, id, status, variant_id };
    return pageOf((range) => listCycleCounts(knexOf(context), { ...given, ...range }), page);
  }

  /** A count with the sums over its lines, or the refusal `cycle_count_not_found`. */
  @InjectManager()
  async findCycleCountHeader(
    darkStoreId: string,
    id: string,
    @MedusaContext() context: Shared = {},
  ): Promise<CycleCount> {
    const { rows } = await this.pageCycleCounts({ dark_store_id: darkStoreId, id }, { limit: 1, offset: 0 }, context);
    const [found] = rows;
    if (!found) {
      throw new Refusal("not_found", "cycle_count_not_found", `This store has no cycle count ${id}.`);
    }
    return found;
  }

  /** A count with its first 1,000 lines, or the refusal `cycle_count_not_found`. */
  @InjectManager()
  async findCycleCount(
    darkStoreId: string,
    id: string,
    @MedusaContext() context: Shared = {},
  ): Promise<CycleCount & { lines: CycleCountLine[] }> {
    const found = await this.findCycleCountHeader(darkStoreId, id, context);
    const page = { limit: LINES_SHOWN, offset: 0 };
    const { rows: lines } = await this.pageCycleCountLines(id, {}, page, context);
    return { ...found, lines };
  }

  /** One page of the lines of a count in walking order, and how many match in all. */
  @InjectManager()
  async pageCycleCountLines(
    cycleCountId: string,
    filters: { [Name in keyof CycleCountLineFilters]?: CycleCountLineFilters[Name] | undefined },
    page: Page,
    @MedusaContext() context: Shared = {},
  ): Promise<{ rows: CycleCountLine[]; count: number }> {
    const { variant_id = null, has_variance = null, has_problem = null, is_applied = null } = filters;
    const given = { cycle_count_id: cycleCountId, variant_id, has_variance, has_problem, is_applied };
    return pageOf((range) => listCycleCountLines(knexOf(context), { ...given, ...range }), page);
  }
}
