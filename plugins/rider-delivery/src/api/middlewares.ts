import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { requireActiveRider } from "./require-active-rider";

export default defineMiddlewares({
  routes: [
    // The photo is read from the request as it arrives.
    { matcher: "/rider/deliveries/:id/proof", method: "POST", bodyParser: false },
    // Photos of documents come in base64.
    ...["/rider/documents", "/admin/riders/:id/documents"].map((matcher) => ({
      matcher,
      method: "POST" as const,
      bodyParser: { sizeLimit: "3mb" },
    })),
    { matcher: "/rider/*", middlewares: [authenticate("rider", ["bearer"]), requireActiveRider] },
    {
      matcher: "/store/orders/:id/tracking",
      methods: ["GET"],
      middlewares: [authenticate("customer", ["bearer", "session"], { allowUnauthenticated: true })],
    },
  ],
});
