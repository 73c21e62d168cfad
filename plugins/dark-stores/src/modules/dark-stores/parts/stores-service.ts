import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { InferTypeOf } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import type {
  CoveringStore,
  CreateDarkStore,
  DarkStoreOrder,
  DarkStoreStatus,
  Serviceability,
  ServiceabilityReason,
  UpdateDarkStore,
} from "../../../contract/dark-stores";
import type { DeliveryFeeStep } from "../../../contract/fees";
import type { Point, ServiceArea } from "../../../contract/geo";
import type { OpeningException, OpeningHours } from "../../../contract/opening-hours";
import { Refusal } from "../../../contract/refusal";
import DarkStore from "../models/dark-store";
import StaffAssignment from "../models/staff-assignment";
import StaffMember from "../models/staff-member";
import { readOptions } from "../options";
import type { EtaEstimator } from "../eta/estimator";
import { asPromise } from "../policies/eta";
import { decimalsOf } from "../policies/fees";
import { OpeningTimes } from "../policies/opening-hours";
import { serviceabilityOf, type StoreState } from "../policies/serviceability";
import { changeStoreStatus } from "../queries/change-store-status.sql";
import { checkStoreArea } from "../queries/check-store-area.sql";
import { listServiceAreas } from "../queries/list-service-areas.sql";
import { pageDarkStores, type DarkStoreFilters } from "../queries/page-dark-stores.sql";
import { retrievePromiseInputs } from "../queries/retrieve-promise-inputs.sql";
import type { StoreLoadRow } from "../queries/refresh-store-load.sql";
import { coveringStores, storeStateAt, type Chooser } from "../services/choose-store";
import { writeServiceArea } from "../services/service-area";
import { violates } from "../services/settle";
import { flush, knexOf, type Shared } from "../services/shared";
import { settleStoreLoad } from "../services/store-load";

export type { DarkStoreFilters };

/** A dark store as the module hands it out; money as numbers in major units. */
export type DarkStoreDTO = Omit<
  InferTypeOf<typeof DarkStore>,
  "opening_hours" | "opening_exceptions" | "delivery_fee_steps"
> & {
  opening_hours: OpeningHours;
  opening_exceptions: OpeningException[];
  delivery_fee_steps: DeliveryFeeStep[];
};

const ANY_STORE: DarkStoreFilters = {
  ids: null,
  codes: null,
  statuses: null,
  pattern: null,
  city: null,
  overloaded: null,
  latitude: null,
  longitude: null,
  within_m: null,
};

/** What the stores' part takes from the module's container; the estimator is put there by a loader. */
export interface StoresContainer {
  manager: EntityManager;
  etaEstimator: EtaEstimator;
}

/** Stores: where they are, whom they serve, whether they take orders. */
export class StoresService extends MedusaService({ DarkStore, StaffMember, StaffAssignment }) {
  private readonly chooser: Chooser;
  /** For what is asked on every request: past the ORM, which makes an entity manager for each call. */
  private readonly pool: Knex;

  constructor(container: StoresContainer, ...others: unknown[]) {
    super(container, ...others);
    const decimals = decimalsOf(readOptions(others[0]).currencyCode);
    this.chooser = { eta: container.etaEstimator, times: new OpeningTimes(), decimals };
    this.pool = container.manager.getKnex();
  }

  /** The store that can deliver here soonest, or why none can. */
  async findServingStore(point: Point): Promise<Serviceability> {
    return serviceabilityOf(await coveringStores(this.pool, this.chooser, point, new Date()));
  }

  /** Stores whose area covers the point, best first; at most 100. */
  async listCoveringStores(point: Point): Promise<CoveringStore[]> {
    return coveringStores(this.pool, this.chooser, point, new Date());
  }

  /** Minutes from now to the door and metres as the crow flies; refuses `dark_store_not_found`. */
  @InjectManager()
  async promiseFor(
    input: Point & { dark_store_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ eta_minutes: number; distance_m: number }> {
    const [row] = await retrievePromiseInputs(knexOf(context), input);
    if (!row) {
      throw darkStoreNotFound(input.dark_store_id);
    }
    const [minutes = 0] = await this.chooser.eta.minutesFor([row], input);
    return { eta_minutes: asPromise(minutes), distance_m: row.distance_m };
  }

  /** Whether this store takes an order for this point now, and if not, why. */
  @InjectManager()
  async checkServes(
    input: Point & { dark_store_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ serves: boolean; reason?: ServiceabilityReason }> {
    const [store] = await checkStoreArea(knexOf(context), input);
    if (!store?.covers) {
      return { serves: false, reason: "out_of_area" };
    }
    const { reason } = storeStateAt(this.chooser.times, store, new Date());
    return reason === null ? { serves: true } : { serves: false, reason };
  }

  /** Whether a store takes orders now; why not and when it opens; until when the clock leaves it so. No query. */
  storeStateNow(
    store: Pick<DarkStoreDTO, "status" | "timezone" | "opening_hours" | "opening_exceptions" | "overloaded_since">,
    now = new Date(),
  ): StoreState {
    const { status, timezone, opening_hours, opening_exceptions, overloaded_since } = store;
    const schedule = {
      opening_hours: opening_hours === null ? null : JSON.stringify(opening_hours),
      opening_exceptions: JSON.stringify(opening_exceptions),
    };
    const known = { status, timezone, ...schedule, is_overloaded: overloaded_since !== null };
    return storeStateAt(this.chooser.times, known, now);
  }

  /**
   * Brings the overload mark of a store, or of all stores, into step with its open orders; gives the changes, oldest
   * first. Runs after the transaction that changed the orders, never in it.
   */
  @InjectManager()
  async settleStoreLoad(darkStoreId: string | null, @MedusaContext() context: Shared = {}): Promise<StoreLoadRow[]> {
    return settleStoreLoad(knexOf(context), darkStoreId);
  }

  /** Creates a store with its service area, or neither; refuses `code_taken` and `invalid_service_area`. */
  @InjectTransactionManager()
  async addDarkStore(input: CreateDarkStore, @MedusaContext() context: Shared = {}): Promise<{ id: string }> {
    const { service_area, service_radius_m, ...fields } = input;
    try {
      const store = await this.createDarkStores(asRow(fields), context);
      await flush(context);
      await writeServiceArea(knexOf(context), store.id, { service_area, service_radius_m });
      return { id: store.id };
    } catch (error) {
      throw asStoreRefusal(error, input.code);
    }
  }

  /** Changes a store; a radius area moves with the store. Refuses like {@link addDarkStore}. */
  @InjectTransactionManager()
  async changeDarkStore(id: string, input: UpdateDarkStore, @MedusaContext() context: Shared = {}): Promise<void> {
    const { service_area, service_radius_m, ...fields } = input;
    const before = await this.findDarkStore(id, context);
    try {
      if (Object.keys(fields).length > 0) {
        // A store without a limit has no level at which it resumes.
        const unlimited = fields.max_open_orders === null ? { resume_open_orders: null } : {};
        await this.updateDarkStores({ id, ...asRow({ ...fields, ...unlimited }) }, context);
        await flush(context);
      }
      const moved = fields.latitude !== undefined || fields.longitude !== undefined;
      const radius = service_radius_m ?? (moved ? (before.service_radius_m ?? undefined) : undefined);
      if (service_area !== undefined) {
        await writeServiceArea(knexOf(context), id, { service_area });
      } else if (radius !== undefined) {
        await writeServiceArea(knexOf(context), id, { service_radius_m: radius });
      }
    } catch (error) {
      throw asStoreRefusal(error, input.code ?? before.code);
    }
  }

  /** Takes a store out of use; refuses `store_has_open_orders` while orders hold stock in it. */
  @InjectTransactionManager()
  async retireDarkStore(id: string, @MedusaContext() context: Shared = {}): Promise<void> {
    const store = await this.findDarkStore(id, context);
    const [situation] = await retrievePromiseInputs(knexOf(context), { ...store, dark_store_id: id });
    if (situation && situation.open_orders > 0) {
      throw new Refusal(
        "conflict",
        "store_has_open_orders",
        "Orders are still being prepared in this store. Close it first.",
        {
          open_orders: situation.open_orders,
        },
      );
    }
    await this.softDeleteDarkStores(id, {}, context);
  }

  /** The store, or the refusal `dark_store_not_found`. */
  @InjectManager()
  async findDarkStore(id: string, @MedusaContext() context: Shared = {}): Promise<DarkStoreDTO> {
    const [store] = await this.listDarkStores({ id }, { take: 1 }, context);
    if (!store) {
      throw darkStoreNotFound(id);
    }
    return store as unknown as DarkStoreDTO;
  }

  /** One page of stores in use, and the count in all. */
  @InjectManager()
  async pageDarkStores(
    filters: Partial<DarkStoreFilters>,
    page: { order: DarkStoreOrder; descending: boolean; limit: number; offset: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ stores: (DarkStoreDTO & { distance_m: number | null })[]; count: number }> {
    const all = { ...ANY_STORE, ...filters };
    const rows = await pageDarkStores(knexOf(context), all, page);
    const first = rows[0] ?? (await pageDarkStores(knexOf(context), all, { ...page, limit: 1, offset: 0 }))[0];
    const found = rows.length === 0 ? [] : await this.listDarkStores({ id: rows.map((row) => row.id) }, {}, context);
    const byId = new Map(found.map((store) => [store.id, store as unknown as DarkStoreDTO]));
    const stores = rows.flatMap(({ id, distance_m }) => {
      const store = byId.get(id);
      return store ? [{ ...store, distance_m }] : [];
    });
    return { stores, count: first?.count ?? 0 };
  }

  /** Service areas as GeoJSON by store. */
  @InjectManager()
  async listServiceAreas(ids: string[], @MedusaContext() context: Shared = {}): Promise<Map<string, ServiceArea>> {
    const rows = await listServiceAreas(knexOf(context), { dark_store_ids: ids });
    return new Map(rows.map((row) => [row.dark_store_id, row.service_area]));
  }

  /** Moves a store from one status to another; quiet when it is there already, `status_conflict` otherwise. */
  @InjectTransactionManager()
  async changeStoreStatus(
    input: { dark_store_id: string; from: DarkStoreStatus; to: DarkStoreStatus },
    @MedusaContext() context: Shared = {},
  ): Promise<{ changed: boolean }> {
    const { dark_store_id, from, to } = input;
    const rows = await changeStoreStatus(knexOf(context), { dark_store_id, from: [from], to });
    if (rows.length > 0) {
      return { changed: true };
    }
    const store = await this.findDarkStore(dark_store_id, context);
    if (store.status !== to) {
      throw new Refusal(
        "conflict",
        "status_conflict",
        `The store is ${store.status}; only a store that is ${from} can be ${to}.`,
        {
          status: store.status,
        },
      );
    }
    return { changed: false };
  }
}

/** The refusal `dark_store_not_found`. */
export function darkStoreNotFound(id: string): Refusal {
  return new Refusal("not_found", "dark_store_not_found", `There is no dark store ${id}.`);
}

function asStoreRefusal(error: unknown, code: string): unknown {
  if (violates(error, "IDX_dark_store_code_unique") || /already exists/.test(String((error as Error).message))) {
    return new Refusal("conflict", "code_taken", `The code ${code} belongs to another dark store.`);
  }
  if (violates(error, "dark_store_surge_window_check")) {
    return new Refusal("invalid_data", "invalid_surge", "surge_ends_at must be after surge_starts_at.");
  }
  return violates(error, "dark_store_resume_check") || violates(error, "dark_store_resume_needs_max_check")
    ? new Refusal("invalid_data", "invalid_order_limit", "resume_open_orders must be less than max_open_orders.")
    : error;
}

type StoreFields = Omit<UpdateDarkStore, "service_area" | "service_radius_m">;

function asDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/** The ORM knows JSON columns as records only, and instants as dates. */
function asRow<T extends StoreFields>(fields: T) {
  type Json = Record<string, unknown>;
  const { opening_hours, opening_exceptions, delivery_fee_steps, surge_starts_at, surge_ends_at, ...others } = fields;
  return {
    ...others,
    ...(delivery_fee_steps === undefined ? {} : { delivery_fee_steps: delivery_fee_steps as unknown as Json }),
    ...(surge_starts_at === undefined ? {} : { surge_starts_at: asDate(surge_starts_at) }),
    ...(surge_ends_at === undefined ? {} : { surge_ends_at: asDate(surge_ends_at) }),
    ...(opening_hours === undefined ? {} : { opening_hours: opening_hours as Json | null }),
    ...(opening_exceptions === undefined ? {} : { opening_exceptions: opening_exceptions as unknown as Json }),
  };
}
