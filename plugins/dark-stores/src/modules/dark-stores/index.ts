import { Module } from "@medusajs/framework/utils";
import DarkStoresService from "./service";

export const DARK_STORES_MODULE = "dark_stores";

export default Module(DARK_STORES_MODULE, { service: DarkStoresService });
