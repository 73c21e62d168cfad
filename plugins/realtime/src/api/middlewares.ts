import { authenticate, defineMiddlewares } from "@medusajs/framework/http";

export default defineMiddlewares({
  routes: [
    {
      matcher: "/realtime/access/orders/:order_id",
      method: ["GET"],
      middlewares: [authenticate("customer", ["bearer"])],
    },
    {
      matcher: "/realtime/access/me",
      method: ["GET"],
      middlewares: [authenticate(["rider", "staff", "user"], ["bearer"])],
    },
  ],
});
