import { Module } from "@medusajs/framework/utils";
import DarkStoresService from "./service";

export const DARK_STORES_MODULE = "dark_stores";

export {
  planCart,
  priceOf,
  variantsOf,
  type CartChange,
  type CartLine,
  type CartPlan,
} from "./policies/cart-lines";
export type { default as DarkStoresService, DarkStoreDTO, InventoryImportDTO, StaffMemberDTO } from "./service";
export { ASSORTMENT_ORDERS, type AssortmentOrder } from "./queries/page-assortment.sql";
export { MAX_KEPT_ERRORS, type ApplyImportInput } from "./operations/apply-import";
export type { ImportRow } from "./policies/import-rows";
export type { AddressLocation } from "./queries/upsert-address-locations.sql";
export type { ReserveInput, StockLine } from "./operations/reserve";
export type { AdjustInput, TransferInput, WriteOffersInput } from "./operations/write-offers";
export type { Actor, CommitInput, ReturnInput } from "./operations/settle";

export default Module(DARK_STORES_MODULE, { service: DarkStoresService });
