import { Module } from "@medusajs/framework/utils";
import DarkStoresService from "./service";

export const DARK_STORES_MODULE = "dark_stores";

export type { default as DarkStoresService, DarkStoreDTO } from "./service";
export type { ReserveInput, StockLine } from "./operations/reserve";
export type { Actor, CommitInput, ReturnInput } from "./operations/settle";

export default Module(DARK_STORES_MODULE, { service: DarkStoresService });
