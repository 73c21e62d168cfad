import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { getOrdersListWorkflow } from "@medusajs/medusa/core-flows";
import { withQuickOrders } from "./with-quick-orders";

/** The customer's own orders in Medusa's shape, each with its `quick_order`. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await getOrdersListWorkflow(req.scope).run({
    input: {
      fields: req.queryConfig.fields,
      variables: {
        filters: { ...req.filterableFields, is_draft_order: false, customer_id: req.auth_context.actor_id },
        ...req.queryConfig.pagination,
      },
    },
  });
  const { rows, metadata } = result as {
    rows: { id: string }[];
    metadata: { count: number; skip: number; take: number };
  };
  res.json({
    orders: await withQuickOrders(req.scope, rows),
    count: metadata.count,
    offset: metadata.skip,
    limit: metadata.take,
  });
}
