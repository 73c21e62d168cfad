import {
  authenticate,
  defineMiddlewares,
  validateAndTransformBody,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import {
  adminOrderStatusSchema,
  declineRefundSchema,
  payOutRefundSchema,
  pickLineSchema,
  refundItemsSchema,
  returnOrderSchema,
  staffCancelSchema,
} from "../contract";

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
  ...["/staff/orders/:id/return", "/admin/quick-orders/:id/return"].map((matcher) => ({
    matcher,
    method: ["POST" as const],
    middlewares: [validateAndTransformBody(returnOrderSchema)],
  })),
  {
    matcher: "/store/orders/:id/cancel",
    method: ["POST"],
    middlewares: [authenticate("customer", ["session", "bearer"])],
  },
  {
    matcher: "/store/orders/:id/refunds",
    method: ["POST"],
    middlewares: [authenticate("customer", ["session", "bearer"]), validateAndTransformBody(refundItemsSchema)],
  },
  {
    matcher: "/admin/quick-orders/:id/refunds",
    method: ["POST"],
    middlewares: [validateAndTransformBody(refundItemsSchema)],
  },
  {
    matcher: "/admin/refunds/:id/decline",
    method: ["POST"],
    middlewares: [validateAndTransformBody(declineRefundSchema)],
  },
  {
    matcher: "/admin/refunds/:id/pay-out",
    method: ["POST"],
    middlewares: [validateAndTransformBody(payOutRefundSchema)],
  },
  {
    matcher: "/admin/quick-orders/:id/status",
    method: ["POST"],
    middlewares: [validateAndTransformBody(adminOrderStatusSchema)],
  },
];

export default defineMiddlewares({ routes });
