import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { settleBeforeAnswering } from "./assortment/settle";
import { requireActiveStaff } from "./people/staff";
import { STORE_READS } from "./store-reads";
import { throughMedusa } from "./store-reads/through-medusa";

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
    ...STORE_READS.map((read) => ({
      matcher: read.matcher,
      method: "GET" as const,
      middlewares: [throughMedusa(read.answer)],
    })),
  ],
});
