import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { customers, productCategories, products, productVariants } from "../tables/catalogue.js";
import { describeResource } from "./describe-resource.js";

const CATALOGUE = { name: "Catalogue", icon: "Package" };

/** What is sold, and who buys it. */
export function catalogueResources(database: DataSource): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: products,
      navigation: CATALOGUE,
      title: "title",
      list: ["title", "subtitle", "status", "handle", "created_at"],
      filter: ["title", "status", "handle", "external_id", "created_at"],
      searched: ["title", "handle"],
    }),
    describeResource(database, {
      table: productVariants,
      navigation: CATALOGUE,
      title: "sku",
      list: ["sku", "product_id", "title", "barcode"],
      filter: ["sku", "product_id", "barcode", "ean"],
      searched: ["sku", "barcode", "title"],
    }),
    describeResource(database, {
      table: productCategories,
      navigation: CATALOGUE,
      title: "name",
      list: ["name", "parent_category_id", "is_active", "rank"],
      filter: ["name", "parent_category_id", "is_active"],
    }),
    describeResource(database, {
      table: customers,
      navigation: { name: "Customers", icon: "Users" },
      title: "phone",
      list: ["phone", "first_name", "last_name", "email", "has_account", "created_at"],
      filter: ["phone", "first_name", "last_name", "email", "has_account", "created_at"],
      searched: ["phone", "email", "first_name", "last_name"],
    }),
  ];
}
