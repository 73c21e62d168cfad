import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { requireActiveRider } from "./require-active-rider";

export default defineMiddlewares({
  routes: [
    { matcher: "/rider/*", middlewares: [authenticate("rider", ["bearer"]), requireActiveRider] },
    {
      matcher: "/store/orders/:id/tracking",
      methods: ["GET"],
      middlewares: [authenticate("customer", ["bearer", "session"], { allowUnauthenticated: true })],
    },
  ],
});
