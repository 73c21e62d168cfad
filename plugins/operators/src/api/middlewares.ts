import { defineMiddlewares } from "@medusajs/framework/http";
import { authorizeOperator } from "./authorize-operator";
import { recordChange } from "./record-change";

/*
 * Without a method these run after Medusa has asked who calls, ahead of every middleware that names one and of every
 * route, whoever brought it: Medusa's, a plugin's, or one that does not exist.
 */
export default defineMiddlewares({
  routes: [{ matcher: "/admin/*", middlewares: [recordChange, authorizeOperator] }],
});
