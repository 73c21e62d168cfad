import type { Context, InferTypeOf } from "@medusajs/framework/types";
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CoveringStore, CreateDarkStore, DarkStoreStatus, Serviceability, ServiceabilityReason, UpdateDarkStore } from "../../contract/dark-stores";
import type { StockLow } from "../../contract/events";
import type { Point, ServiceArea } from "../../contract/geo";
import type { ImportRowError } from "../../contract/imports";
import type { NamedOffer, Offer } from "../../contract/offers";
import { Refusal } from "../../contract/refusal";
import type { StaffStatus } from "../../contract/staff";
import DarkStore from "./models/dark-store";
import InventoryImport from "./models/inventory-import";
import StaffAssignment from "./models/staff-assignment";
import StaffMember from "./models/staff-member";
import { applyStagedImport, type AppliedImport, type ApplyImportInput } from "./operations/apply-import";
import { reserve, type ReserveInput, type StockLine } from "./operations/reserve";
import { writeServiceArea } from "./operations/service-area";
import { commit, putBack, violates, type Actor, type CommitInput, type ReturnInput } from "./operations/settle";
import { adjust, transfer, writeOffers, type AdjustInput, type TransferInput, type WriteOffersInput } from "./operations/write-offers";
import type { ImportRow } from "./policies/import-rows";
import { straightLineEta } from "./policies/eta";
import { rankStores, refusalReason, serviceabilityOf } from "./policies/serviceability";
import { analyzeImportRows } from "./queries/analyze-import-rows.sql";
import { changeStoreStatus } from "./queries/change-store-status.sql";
import { countAssortmentCategories } from "./queries/count-assortment-categories.sql";
import { deleteAddressLocations } from "./queries/delete-address-locations.sql";
import { deleteCartPin } from "./queries/delete-cart-pin.sql";
import { deleteImportRows } from "./queries/delete-import-rows.sql";
import { findCoveringStores } from "./queries/find-covering-stores.sql";
import { listAddressLocations } from "./queries/list-address-locations.sql";
import { listOffersOf } from "./queries/list-offers-of.sql";
import { listOffers } from "./queries/list-offers.sql";
import { listOfferedProducts } from "./queries/list-offered-products.sql";
import { listServiceAreas } from "./queries/list-service-areas.sql";
import { pageAssortment, type AssortmentFilters, type AssortmentOrder } from "./queries/page-assortment.sql";
import { pinCart } from "./queries/pin-cart.sql";
import { releaseStock } from "./queries/release-stock.sql";
import { retrieveCartPin } from "./queries/retrieve-cart-pin.sql";
import { retrievePromiseInputs } from "./queries/retrieve-promise-inputs.sql";
import { upsertAddressLocations, type AddressLocation } from "./queries/upsert-address-locations.sql";
import { stageImportRows } from "./queries/stage-import-rows.sql";
import { reverseReturn } from "./queries/reverse-return.sql";
import { reverseCommit } from "./queries/reverse-commit.sql";

/** A dark store as the module hands it out; money as numbers in major units. */
export type DarkStoreDTO = InferTypeOf<typeof DarkStore>;

/** An import and what became of every line; `errors` holds the first 1,000. */
export type InventoryImportDTO = Omit<InferTypeOf<typeof InventoryImport>, "errors" | "deleted_at"> & {
  errors: ImportRowError[];
};

/** A member of store staff with the stores they work in. */
export interface StaffMemberDTO {
  id: string;
  name: string;
  phone: string;
  status: StaffStatus;
  dark_store_ids: string[];
  created_at: Date;
  updated_at: Date;
}

type Shared = Context<EntityManager>;

function knexOf(context: Shared): Knex {
  const manager = (context.transactionManager ?? context.manager) as EntityManager;
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}

/** Stores, what they offer and how many are left. Every stock movement of the platform goes through here. */
export default class DarkStoresService extends MedusaService({ DarkStore, StaffMember, StaffAssignment, InventoryImport }) {
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
      await (context.transactionManager as EntityManager).flush();
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
        await (context.transactionManager as EntityManager).flush();
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
      throw new Refusal("conflict", "store_has_open_orders", "Orders are still being prepared in this store. Close it first.", {
        open_orders: situation.open_orders,
      });
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
    return store as DarkStoreDTO;
  }

  /** Service areas as GeoJSON by store. */
  @InjectManager()
  async listServiceAreas(ids: string[], @MedusaContext() context: Shared = {}): Promise<Map<string, ServiceArea>> {
    const rows = await listServiceAreas(knexOf(context), { dark_store_ids: ids });
    return new Map(rows.map((row) => [row.dark_store_id, row.service_area]));
  }

  /** A store's offers for these variants (up to 1,000); variants it does not offer are left out. */
  @InjectManager()
  async listOffersOf(darkStoreId: string, variantIds: string[], @MedusaContext() context: Shared = {}): Promise<Offer[]> {
    return variantIds.length === 0
      ? []
      : listOffersOf(knexOf(context), { dark_store_id: darkStoreId, variant_ids: variantIds });
  }

  /** One page of a store's offers with names, and the count in all. */
  @InjectManager()
  async pageOffers(
    input: {
      dark_store_id: string;
      variant_ids?: string[] | undefined;
      skus?: string[] | undefined;
      q?: string | undefined;
      low_stock?: boolean | undefined;
      limit: number;
      offset: number;
    },
    @MedusaContext() context: Shared = {},
  ): Promise<{ offers: NamedOffer[]; count: number }> {
    const filters = {
      dark_store_id: input.dark_store_id,
      variant_ids: input.variant_ids ?? null,
      skus: input.skus ?? null,
      pattern: input.q === undefined ? null : `%${escapeLike(input.q)}%`,
      low_stock: input.low_stock ?? false,
    };
    const rows = await listOffers(knexOf(context), { ...filters, limit: input.limit, offset: input.offset });
    let count = rows[0]?.count ?? 0;
    if (rows.length === 0 && input.offset > 0) {
      count = (await listOffers(knexOf(context), { ...filters, limit: 1, offset: 0 }))[0]?.count ?? 0;
    }
    return { offers: rows.map(({ count: _count, ...offer }) => offer), count };
  }

  /** One page of product ids a store offers, in stock first, and the count in all; every word of `q` must match. */
  @InjectManager()
  async pageAssortment(
    filters: Omit<AssortmentFilters, "patterns"> & { q?: string | undefined },
    page: { order: AssortmentOrder; descending: boolean; limit: number; offset: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ ids: string[]; count: number }> {
    const { q, ...others } = filters;
    const patterns = (q ?? "").split(/\s+/).filter(Boolean).slice(0, 10).map((word) => `%${escapeLike(word)}%`);
    return pageAssortment(knexOf(context), { ...others, patterns }, page);
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

  /** Creates or changes up to 1,000 offers of a store, all or none. */
  @InjectTransactionManager()
  async writeOffers(
    input: WriteOffersInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ variant_ids: string[]; low: StockLow[] }> {
    return writeOffers(knexOf(context), input);
  }

  /** Changes stock on hand of one offer by a difference. */
  @InjectTransactionManager()
  async adjustStock(input: AdjustInput, @MedusaContext() context: Shared = {}): Promise<{ variant_id: string; low: StockLow[] }> {
    return adjust(knexOf(context), input);
  }

  /** Moves stock from one store to another, all or none. */
  @InjectTransactionManager()
  async transferStock(
    input: TransferInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ variant_ids: string[]; low: StockLow[] }> {
    return transfer(knexOf(context), input);
  }

  /** Makes a reference hold exactly these lines, or refuses `insufficient_stock` and changes nothing. */
  @InjectTransactionManager()
  async reserveStock(input: ReserveInput, @MedusaContext() context: Shared = {}): Promise<{ low: StockLow[] }> {
    return reserve(knexOf(context), input);
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
  ): Promise<{ committed: boolean; low: StockLow[] }> {
    return commit(knexOf(context), input);
  }

  /** Undoes a commit: goods back on the shelf and held again. */
  @InjectTransactionManager()
  async reverseCommit(input: Actor & { reference: string }, @MedusaContext() context: Shared = {}): Promise<StockLine[]> {
    return reverseCommit(knexOf(context), input);
  }

  /** Puts committed goods back on the shelf. */
  @InjectTransactionManager()
  async returnStock(input: ReturnInput, @MedusaContext() context: Shared = {}): Promise<StockLine[]> {
    return putBack(knexOf(context), input);
  }

  /** Undoes a return: the goods are off the shelf again (ledger reason `return_reversed`). */
  @InjectTransactionManager()
  async reverseReturn(
    input: Actor & { reference: string; lines: StockLine[] },
    @MedusaContext() context: Shared = {},
  ): Promise<StockLine[]> {
    return reverseReturn(knexOf(context), {
      ...input,
      variant_ids: input.lines.map((line) => line.variant_id),
      quantities: input.lines.map((line) => line.quantity),
    });
  }

  /** Pins a cart to a store for good; refuses `cart_pinned` when it is pinned to another one. */
  @InjectTransactionManager()
  async pinCart(
    input: { cart_id: string; dark_store_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ cart_id: string; dark_store_id: string }> {
    const [created] = await pinCart(knexOf(context), input);
    const pin = created ?? (await this.retrieveCartPin(input.cart_id, context));
    if (!pin || pin.dark_store_id !== input.dark_store_id) {
      throw new Refusal("conflict", "cart_pinned", "This cart belongs to another store. Start a new cart.");
    }
    return pin;
  }

  /** Takes a cart's pin away, for a cart whose creation failed. */
  @InjectManager()
  async unpinCart(cartId: string, @MedusaContext() context: Shared = {}): Promise<void> {
    await deleteCartPin(knexOf(context), { cart_id: cartId });
  }

  /** The store a cart is pinned to, or null. */
  @InjectManager()
  async retrieveCartPin(
    cartId: string,
    @MedusaContext() context: Shared = {},
  ): Promise<{ cart_id: string; dark_store_id: string } | null> {
    const [pin] = await retrieveCartPin(knexOf(context), { cart_id: cartId });
    return pin ?? null;
  }

  /** The points of addresses that have one. */
  @InjectManager()
  async listAddressLocations(addressIds: string[], @MedusaContext() context: Shared = {}): Promise<AddressLocation[]> {
    return listAddressLocations(knexOf(context), { address_ids: addressIds });
  }

  /** Makes the kept points of these addresses exactly `locations`; an address without one has no point. */
  @InjectTransactionManager()
  async setAddressLocations(
    addressIds: string[],
    locations: AddressLocation[],
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    const gone = addressIds.filter((id) => !locations.some((location) => location.address_id === id));
    await deleteAddressLocations(knexOf(context), { address_ids: gone, customer_id: null });
    await upsertAddressLocations(knexOf(context), { locations });
  }

  /** Forgets where a customer's addresses are. */
  @InjectManager()
  async forgetCustomerLocations(customerId: string, @MedusaContext() context: Shared = {}): Promise<void> {
    await deleteAddressLocations(knexOf(context), { address_ids: [], customer_id: customerId });
  }

  /** Keeps up to 1,000 lines of an import until it is applied. */
  @InjectManager()
  async stageImportRows(importId: string, rows: ImportRow[], @MedusaContext() context: Shared = {}): Promise<void> {
    await stageImportRows(knexOf(context), { import_id: importId, rows });
  }

  /** To be called once all lines are staged, outside a transaction: lets the database plan for as many as there are. */
  @InjectManager()
  async closeStaging(@MedusaContext() context: Shared = {}): Promise<void> {
    await analyzeImportRows(knexOf(context));
  }

  /** Applies the staged lines of an import, or finds what is wrong with them, in one transaction. */
  @InjectTransactionManager()
  async applyImport(input: ApplyImportInput, @MedusaContext() context: Shared = {}): Promise<AppliedImport> {
    return applyStagedImport(knexOf(context), input);
  }

  /** Writes down how an import ended. */
  @InjectManager()
  async finishImport(
    id: string,
    outcome: Pick<InventoryImportDTO, "status" | "row_count" | "applied_count" | "error_count" | "errors">,
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    const errors = outcome.errors as unknown as Record<string, unknown>;
    await this.updateInventoryImports({ id, ...outcome, errors, finished_at: new Date() }, context);
  }

  /** Marks an import that broke off as failed and forgets its lines. */
  @InjectTransactionManager()
  async abandonImport(id: string, @MedusaContext() context: Shared = {}): Promise<void> {
    await deleteImportRows(knexOf(context), { import_id: id });
    await this.updateInventoryImports({ id, status: "failed", finished_at: new Date() }, context);
  }

  /** An import of this store, or the refusal `import_not_found`. */
  @InjectManager()
  async findImport(darkStoreId: string, id: string, @MedusaContext() context: Shared = {}): Promise<InventoryImportDTO> {
    const [job] = await this.listInventoryImports({ id, dark_store_id: darkStoreId }, { take: 1 }, context);
    if (!job) {
      throw new Refusal("not_found", "import_not_found", `This store has no import ${id}.`);
    }
    const { deleted_at: _deleted, errors, ...fields } = job;
    return { ...fields, errors: (errors ?? []) as unknown as ImportRowError[] } as InventoryImportDTO;
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
      throw new Refusal("conflict", "status_conflict", `The store is ${store.status}; only a store that is ${from} can be ${to}.`, {
        status: store.status,
      });
    }
    return { changed: false };
  }

  /** Creates a member of staff with their stores; refuses `phone_taken` and `dark_store_not_found`. */
  @InjectTransactionManager()
  async addStaffMember(
    input: { name: string; phone: string; status: StaffStatus; dark_store_ids: string[] },
    @MedusaContext() context: Shared = {},
  ): Promise<{ id: string }> {
    const { dark_store_ids, ...fields } = input;
    await this.refuseUnknownStores(dark_store_ids, context);
    try {
      const member = await this.createStaffMembers(fields, context);
      await (context.transactionManager as EntityManager).flush();
      await this.assign(member.id, dark_store_ids, context);
      return { id: member.id };
    } catch (error) {
      throw asStaffRefusal(error);
    }
  }

  /** Changes a member of staff; `dark_store_ids` replaces all their stores. Refuses like {@link addStaffMember}. */
  @InjectTransactionManager()
  async changeStaffMember(
    id: string,
    input: { name?: string | undefined; phone?: string | undefined; status?: StaffStatus | undefined; dark_store_ids?: string[] | undefined },
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    const { dark_store_ids, ...fields } = input;
    const before = await this.findStaffMember(id, context);
    try {
      await this.updateStaffMembers({ id, ...withoutUndefined(fields) }, context);
      await (context.transactionManager as EntityManager).flush();
    } catch (error) {
      throw asStaffRefusal(error);
    }
    if (dark_store_ids) {
      await this.refuseUnknownStores(dark_store_ids, context);
      const gone = before.dark_store_ids.filter((storeId) => !dark_store_ids.includes(storeId));
      if (gone.length > 0) {
        await this.deleteStaffAssignments({ staff_id: id, dark_store_id: gone } as never, context);
      }
      await this.assign(id, dark_store_ids.filter((storeId) => !before.dark_store_ids.includes(storeId)), context);
    }
  }

  /** The member of staff with their stores, or the refusal `staff_not_found`. */
  @InjectManager()
  async findStaffMember(id: string, @MedusaContext() context: Shared = {}): Promise<StaffMemberDTO> {
    const [member] = await this.listStaffMembers({ id }, { take: 1, relations: ["assignments"] }, context);
    if (!member) {
      throw new Refusal("not_found", "staff_not_found", `There is no member of staff ${id}.`);
    }
    return withStores(member);
  }

  /** One page of staff by name with their stores, and the count in all. */
  @InjectManager()
  async pageStaffMembers(
    input: { q?: string | undefined; dark_store_id?: string | undefined; status?: StaffStatus | undefined; limit: number; offset: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ staff: StaffMemberDTO[]; count: number }> {
    const filters: Record<string, unknown> = withoutUndefined({ q: input.q, status: input.status });
    if (input.dark_store_id !== undefined) {
      const assigned = await this.listStaffAssignments({ dark_store_id: input.dark_store_id }, { take: 1000 }, context);
      filters["id"] = assigned.map((assignment) => assignment.staff_id);
    }
    const [members, count] = await this.listAndCountStaffMembers(
      filters as never,
      { take: input.limit, skip: input.offset, order: { name: "ASC", id: "ASC" }, relations: ["assignments"] },
      context,
    );
    return { staff: members.map(withStores), count };
  }

  /** The stores a member of staff works in; none for someone inactive or unknown. */
  @InjectManager()
  async listStaffDarkStoreIds(staffId: string, @MedusaContext() context: Shared = {}): Promise<string[]> {
    const [member] = await this.listStaffMembers(
      { id: staffId, status: "active" },
      { take: 1, relations: ["assignments"] },
      context,
    );
    return member ? withStores(member).dark_store_ids : [];
  }

  private async refuseUnknownStores(ids: string[], context: Shared): Promise<void> {
    const known = await this.listDarkStores({ id: ids }, { select: ["id"], take: ids.length }, context);
    const unknown = ids.find((id) => !known.some((store) => store.id === id));
    if (unknown !== undefined) {
      throw darkStoreNotFound(unknown);
    }
  }

  private async assign(staffId: string, darkStoreIds: string[], context: Shared): Promise<void> {
    const rows = [...new Set(darkStoreIds)].map((dark_store_id) => ({ staff_id: staffId, dark_store_id }));
    if (rows.length > 0) {
      await this.createStaffAssignments(rows, context);
    }
  }
}

function withStores(member: InferTypeOf<typeof StaffMember>): StaffMemberDTO {
  const { id, name, phone, status, created_at, updated_at } = member;
  const dark_store_ids = member.assignments.map((assignment) => assignment.dark_store_id).sort();
  return { id, name, phone, status: status as StaffStatus, dark_store_ids, created_at, updated_at };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function asStaffRefusal(error: unknown): unknown {
  const taken = violates(error, "IDX_staff_phone_unique") || /already exists/.test(String((error as Error).message));
  return taken ? new Refusal("conflict", "phone_taken", "This phone number belongs to someone else.") : error;
}

function darkStoreNotFound(id: string): Refusal {
  return new Refusal("not_found", "dark_store_not_found", `There is no dark store ${id}.`);
}

function asStoreRefusal(error: unknown, code: string): unknown {
  const taken = violates(error, "IDX_dark_store_code_unique") || /already exists/.test(String((error as Error).message));
  return taken ? new Refusal("conflict", "code_taken", `The code ${code} belongs to another dark store.`) : error;
}

function asJson(value: unknown): Record<string, unknown> | null {
  return (value ?? null) as Record<string, unknown> | null;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
