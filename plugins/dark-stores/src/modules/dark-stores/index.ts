import { Module } from "@medusajs/framework/utils";
import loadEtaEstimator from "./loaders/load-eta-estimator";
import DarkStoresService from "./service";

export const DARK_STORES_MODULE = "dark_stores";

export {
  planCart,
  priceOf,
  variantsOf,
  type CartChange,
  type CartLine,
  type CartPlan,
  type NewLine,
} from "./policies/cart-lines";
export { prepared, type PreparedStatement } from "./prepared";
export { withIsoInstants } from "./policies/cart-record";
export { bearsOtherTaxes, isTaxedAnew, type DueTax } from "./policies/cart-taxes";
export { isAtTariff } from "./policies/fees";
export type { CartFees, CartState, default as DarkStoresService, VariantDescription } from "./service";
export type { AssortmentFilters, AssortmentPageRequest, AssortmentPageRow } from "./parts/assortment-service";
export type { StaffChanges, StaffMemberDTO } from "./parts/staff-service";
export type { DarkStoreDTO, DarkStoreFilters } from "./parts/stores-service";
export { CHUNK_ROWS, MAX_KEPT_ERRORS } from "./services/apply-stock-file";
export type { BulkJobRow, BulkJobSettings, ReceivedFile } from "./parts/bulk-service";
export type { CatalogRow } from "./parts/bulk-files-service";
export {
  CancelledError,
  CUT_OFF,
  FaultyRowsError,
  LeaseLostError,
  OffersMovedError,
  ROWS_LOST,
  RowsLostError,
} from "./policies/bulk-stops";
export { CsvReader, NotUtf8Error, type CsvRecord } from "./policies/csv-records";
export { readStockHeader, StockRowReader } from "./policies/import-rows";
export { CatalogRowReader, categoryPaths, readCatalogHeader, type CatalogContent } from "./policies/catalog-rows";
export { planTaxRules, type ProductTaxRule, type TaxRate } from "./policies/product-tax-rules";
export { rowError } from "./policies/import-header";
export { problemSentence } from "./policies/import-values";
export { changedFees } from "./policies/fees";
export type { EtaModelFactory } from "./eta/estimator";
export { storeMinutes, type EtaFigures, type EtaModel, type EtaStore } from "./policies/eta";
export type { StoreState } from "./policies/serviceability";
export type { ReserveInput, StockLine } from "./services/reserve";
export type { SetHoldsInput } from "./services/set-holds";
export type { AdjustInput } from "./services/adjust";
export type { ReceiveGoodsInput } from "./services/receive-goods";
export type { TransferInput } from "./services/transfer";
export type { WriteOffersInput } from "./services/write-offers";
export type { Actor, CommitInput, ReturnedLine, ReturnInput } from "./services/settle";

export default Module(DARK_STORES_MODULE, { service: DarkStoresService, loaders: [loadEtaEstimator] });
