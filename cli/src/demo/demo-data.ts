import { fileURLToPath } from "node:url";
import { parseAmount } from "../csv/amounts.js";
import { openCsv } from "../csv/read-rows.js";
import type { PricedProduct } from "./stock-rule.js";

/** The sample catalogue that ships with QuickDash. */
export const DEMO_CATALOG = fileURLToPath(new URL("../../data/catalog.csv", import.meta.url));

export const DEMO_CUSTOMER_PHONE = "+919900000001";

/** Riders of a first start; their homes are spread over the first stores. */
export const DEMO_RIDERS = [
  { first_name: "Ravi", last_name: "Kumar", phone: "+919900000101", vehicle: "scooter" },
  { first_name: "Sunita", last_name: "Gowda", phone: "+919900000102", vehicle: "electric_scooter" },
  { first_name: "Imran", last_name: "Sheikh", phone: "+919900000103", vehicle: "scooter" },
  { first_name: "Lakshmi", last_name: "Narayan", phone: "+919900000104", vehicle: "cycle" },
  { first_name: "Joseph", last_name: "Mathew", phone: "+919900000105", vehicle: "scooter" },
  { first_name: "Farah", last_name: "Khan", phone: "+919900000106", vehicle: "electric_scooter" },
  { first_name: "Manjunath", last_name: "Reddy", phone: "+919900000107", vehicle: "scooter" },
  { first_name: "Divya", last_name: "Shetty", phone: "+919900000108", vehicle: "cycle" },
] as const;

/** Store staff of a first start, each in one store. */
export const DEMO_STAFF = [
  { name: "Asha Rao", phone: "+919900000201", dark_store_code: "BLR-IND" },
  { name: "Kiran Das", phone: "+919900000202", dark_store_code: "BLR-KOR" },
  { name: "Meena Iyer", phone: "+919900000203", dark_store_code: "BLR-MGR" },
  { name: "Thomas George", phone: "+919900000204", dark_store_code: "BLR-JAY" },
] as const;

/** SKU and prices of the sample catalogue. */
export async function readDemoPrices(): Promise<PricedProduct[]> {
  const { rows } = await openCsv(DEMO_CATALOG, undefined);
  const products: PricedProduct[] = [];
  for await (const { values } of rows) {
    const [mrp, price] = [parseAmount(values.mrp ?? ""), parseAmount(values.price ?? "")];
    if (values.sku && mrp !== null && price !== null) {
      products.push({ sku: values.sku, mrp, price });
    }
  }
  return products;
}
