import type { InferTypeOf } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import type {
  CoveringStore,
  CreateDarkStore,
  DarkStoreStatus,
  Serviceability,
  ServiceabilityReason,
  UpdateDarkStore,
} from "../../../contract/dark-stores";
import type { Point, ServiceArea } from "../../../contract/geo";
import { Refusal } from "../../../contract/refusal";
import DarkStore from "../models/dark-store";
import StaffAssignment from "../models/staff-assignment";
import StaffMember from "../models/staff-member";
import { straightLineEta } from "../policies/eta";
import { rankStores, refusalReason, serviceabilityOf } from "../policies/serviceability";
import { changeStoreStatus } from "../queries/change-store-status.sql";
import { findCoveringStores } from "../queries/find-covering-stores.sql";
import { listServiceAreas } from "../queries/list-service-areas.sql";
import { retrievePromiseInputs } from "../queries/retrieve-promise-inputs.sql";
import { writeServiceArea } from "../services/service-area";
import { violates } from "../services/settle";
import { flush, knexOf, type Shared } from "../services/shared";

/** A dark store as the module hands it out; money as numbers in major units. */
export type DarkStoreDTO = InferTypeOf<typeof DarkStore>;

/** Stores: where they are, whom they serve, whether they take orders. */
export class StoresService extends MedusaService({ DarkStore, StaffMember, StaffAssignment }) {
  /** The store that can deliver here soonest, or why none can. */
  @InjectManager()
  async findServingStore(point: Point, @MedusaContext() context: Shared = {}): Promise<Serviceability> {
    return serviceabilityOf(await this.listCoveringStores(point, context));
  }

  /** Stores whose area covers the point, best first; at most 20. */
  @InjectManager()
  async listCoveringStores(point: Point, @MedusaContext() context: Shared = {}): Promise<CoveringStore[]> {
    const rows = await findCoveringStores(knexOf(context), point);
    return rankStores(rows, straightLineEta, new Date());
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
    return { eta_minutes: straightLineEta.promiseMinutes(row), distance_m: row.distance_m };
  }

  /** Whether this store takes an order for this point now, and if not, why. */
  @InjectManager()
  async checkServes(
    input: Point & { dark_store_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ serves: boolean; reason?: ServiceabilityReason }> {
    const [store] = await findCoveringStores(knexOf(context), input);
    if (!store) {
      return { serves: false, reason: "out_of_area" };
    }
    const { reason } = refusalReason(store, new Date());
    return reason === null ? { serves: true } : { serves: false, reason };
  }

  /** Creates a store with its service area, or neither; refuses `code_taken` and `invalid_service_area`. */
  @InjectTransactionManager()
  async addDarkStore(input: CreateDarkStore, @MedusaContext() context: Shared = {}): Promise<{ id: string }> {
    const { service_area, service_radius_m, ...fields } = input;
    try {
      const store = await this.createDarkStores({ ...fields, opening_hours: asJson(fields.opening_hours) }, context);
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
        const { opening_hours, ...others } = fields;
        const changes = opening_hours === undefined ? others : { ...others, opening_hours: asJson(opening_hours) };
        await this.updateDarkStores({ id, ...changes }, context);
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
    return store;
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
  const taken =
    violates(error, "IDX_dark_store_code_unique") || /already exists/.test(String((error as Error).message));
  return taken ? new Refusal("conflict", "code_taken", `The code ${code} belongs to another dark store.`) : error;
}

function asJson(value: unknown): Record<string, unknown> | null {
  return (value ?? null) as Record<string, unknown> | null;
}
