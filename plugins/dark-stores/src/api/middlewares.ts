import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { listCategories, retrieveCategory } from "./assortment/categories";
import { inChosenStore } from "./assortment/chosen-store";
import { settleBeforeAnswering } from "./assortment/settle";
import { answerServiceability } from "./serviceability/answer";
import { requireActiveStaff } from "./people/staff";
import { listProducts, retrieveProduct } from "./assortment/products";

const CHANGES: ("POST" | "PUT" | "PATCH" | "DELETE")[] = ["POST", "PUT", "PATCH", "DELETE"];

/*
 * Regular expressions are registered before paths, so these answer before Medusa's own middlewares for the same
 * address, which read every sales channel and price context, have run.
 */
export default defineMiddlewares({
  routes: [
    // What an operator, the staff or an order changed is in the pages by the time they are told that it is done.
    { matcher: "/admin/*", method: CHANGES, middlewares: [settleBeforeAnswering] },
    { matcher: "/staff/*", method: CHANGES, middlewares: [settleBeforeAnswering] },
    { matcher: "/store/carts/:id/complete", method: "POST", middlewares: [settleBeforeAnswering] },
    { matcher: "/staff/*", middlewares: [authenticate("staff", ["bearer"]), requireActiveStaff] },
    // The CSV is read from the request as it arrives.
    { matcher: "/admin/dark-stores/:id/inventory-imports", method: "POST", bodyParser: false },
    { matcher: "/admin/inventory-imports", method: "POST", bodyParser: false },
    { matcher: "/admin/catalog-imports", method: "POST", bodyParser: false },
    { matcher: /^\/store\/serviceability\/?$/, method: "GET", middlewares: [answerServiceability] },
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
