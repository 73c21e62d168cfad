import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { listCategories, retrieveCategory } from "./assortment/categories";
import { inChosenStore } from "./assortment/chosen-store";
import { requireActiveStaff } from "./people/staff";
import { listProducts, retrieveProduct } from "./assortment/products";

/*
 * Regular expressions are registered before paths, so these answer before Medusa's own middlewares for the same
 * address, which read every sales channel and price context, have run.
 */
export default defineMiddlewares({
  routes: [
    { matcher: "/staff/*", middlewares: [authenticate("staff", ["bearer"]), requireActiveStaff] },
    // The CSV is read from the request as it arrives.
    { matcher: "/admin/dark-stores/:id/inventory-imports", method: "POST", bodyParser: false },
    { matcher: /^\/store\/products\/?$/, method: "GET", middlewares: [inChosenStore(listProducts)] },
    { matcher: /^\/store\/products\/([^/]+)\/?$/, method: "GET", middlewares: [inChosenStore(retrieveProduct)] },
    { matcher: /^\/store\/product-categories\/?$/, method: "GET", middlewares: [inChosenStore(listCategories)] },
    {
      matcher: /^\/store\/product-categories\/([^/]+)\/?$/,
      method: "GET",
      middlewares: [inChosenStore(retrieveCategory)],
    },
  ],
});
