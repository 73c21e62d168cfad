import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { productCategories, products, productVariants, promotions } from "../tables/catalogue.js";
import { FIND_PRODUCTS } from "../resources/queries/find-products.sql.js";
import { LABEL } from "../resources/read-only-resource.js";
import { namesOfVariants } from "../resources/variant-names.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { newPageAction, pageAction } from "./page-action.js";

/** What is sold. */
export function catalogueResources(database: DataSource, dashboardUrl: string | undefined): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: products,
      icon: "Package",
      title: "title",
      list: ["title", "subtitle", "status", "handle", "created_at"],
      filter: ["title", "status", "handle", "external_id", "created_at"],
      searched: ["title", "handle"],
      actions: {
        show: { component: Components.productPage },
        new: newPageAction(Components.productForm),
        editProduct: pageAction({ component: Components.productForm, icon: "Edit" }),
      },
    }),
    describeResource(database, {
      table: productVariants,
      icon: "Layers",
      title: LABEL,
      labelsOf: (rows) => namesOfVariants(database, rows),
      list: [LABEL, "sku", "product_id", "barcode"],
      filter: ["sku", "product_id", "barcode", "ean"],
      searched: ["sku", "barcode", "title"],
      searchedThrough: [{ column: "product_id", sql: FIND_PRODUCTS }],
    }),
    describeResource(database, {
      table: productCategories,
      icon: "Folder",
      title: "name",
      list: ["name", "parent_category_id", "is_active", "rank"],
      filter: ["name", "parent_category_id", "is_active"],
    }),
    describeResource(database, {
      table: promotions,
      icon: "Percent",
      title: "code",
      list: ["code", "status", "type", "is_automatic", "used", "limit", "created_at"],
      filter: ["code", "status", "type", "is_automatic", "created_at"],
      actions: { show: { component: Components.promotionPage, custom: { dashboardUrl } } },
    }),
  ];
}
