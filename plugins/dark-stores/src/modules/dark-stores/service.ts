import type { InferTypeOf } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { AddressLocation } from "../../contract/geo";
import type { ImportRowError } from "../../contract/imports";
import { Refusal } from "../../contract/refusal";
import type InventoryImport from "./models/inventory-import";
import type { ImportRow } from "./policies/import-rows";
import { analyzeImportRows } from "./queries/analyze-import-rows.sql";
import { deleteAddressLocations } from "./queries/delete-address-locations.sql";
import { deleteCartPin } from "./queries/delete-cart-pin.sql";
import { deleteImportRows } from "./queries/delete-import-rows.sql";
import { listAddressLocations } from "./queries/list-address-locations.sql";
import { pinCart } from "./queries/pin-cart.sql";
import { retrieveCartPin } from "./queries/retrieve-cart-pin.sql";
import { stageImportRows } from "./queries/stage-import-rows.sql";
import { upsertAddressLocations } from "./queries/upsert-address-locations.sql";
import { applyStagedImport, type AppliedImport, type ApplyImportInput } from "./services/apply-import";
import { knexOf, type Shared } from "./services/shared";
import { StaffService } from "./parts/staff-service";

/** An import and what became of every line; `errors` holds the first 1,000. */
export type InventoryImportDTO = Omit<InferTypeOf<typeof InventoryImport>, "errors" | "deleted_at"> & {
  errors: ImportRowError[];
};

/** Stores, what they offer and how many are left: all of it, beside carts, addresses and imports. */
export default class DarkStoresService extends StaffService {
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
  async findImport(
    darkStoreId: string,
    id: string,
    @MedusaContext() context: Shared = {},
  ): Promise<InventoryImportDTO> {
    const [job] = await this.listInventoryImports({ id, dark_store_id: darkStoreId }, { take: 1 }, context);
    if (!job) {
      throw new Refusal("not_found", "import_not_found", `This store has no import ${id}.`);
    }
    const { deleted_at: _deleted, errors, ...fields } = job;
    return { ...fields, errors: (errors ?? []) as unknown as ImportRowError[] };
  }
}
