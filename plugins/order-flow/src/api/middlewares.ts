import {
  authenticate,
  defineMiddlewares,
  validateAndTransformBody,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import { adminOrderStatusSchema, pickLineSchema, staffCancelSchema } from "../contract";

const routes: MiddlewareRoute[] = [
  { matcher: "/staff/orders*", middlewares: [authenticate("staff", ["bearer"])] },
  {
    matcher: "/staff/orders/:id/lines/:line_id/pick",
    method: ["POST"],
    middlewares: [validateAndTransformBody(pickLineSchema)],
  },
  {
    matcher: "/staff/orders/:id/cancel",
    method: ["POST"],
    middlewares: [validateAndTransformBody(staffCancelSchema)],
  },
  {
    matcher: "/store/orders/:id/cancel",
    method: ["POST"],
    middlewares: [authenticate("customer", ["session", "bearer"])],
  },
  {
    matcher: "/admin/quick-orders/:id/status",
    method: ["POST"],
    middlewares: [validateAndTransformBody(adminOrderStatusSchema)],
  },
];

export default defineMiddlewares({ routes });
