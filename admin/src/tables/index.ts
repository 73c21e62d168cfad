import { auditEntries, operatorRoles, operators } from "./accounts.js";
import { customers, productCategories, products, productVariants, promotions } from "./catalogue.js";
import { orderMessages, orderRefunds } from "./order-aftermath.js";
import { quickOrders } from "./orders.js";
import {
  deliveries,
  deliveryAlerts,
  deliveryOffers,
  riderDocuments,
  riderLocations,
  riders,
  riderShifts,
} from "./riders.js";
import { storeCurrencies } from "./settings.js";
import { darkStores, offers, staff, stockLedger } from "./stores.js";
import type { Table } from "./table.js";

/** Every table the panel reads. Its database role may read exactly these columns and nothing else. */
export const TABLES: readonly Table[] = [
  products,
  productVariants,
  productCategories,
  promotions,
  customers,
  darkStores,
  offers,
  stockLedger,
  staff,
  quickOrders,
  orderRefunds,
  orderMessages,
  riders,
  riderShifts,
  riderLocations,
  deliveryOffers,
  deliveries,
  deliveryAlerts,
  riderDocuments,
  operators,
  operatorRoles,
  auditEntries,
  storeCurrencies,
];
