import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { adminRefundsQuerySchema, type AdminRefundsQuery } from "../../../contract";
import { presentRefund } from "../../present-refund";
import { orderFlowOf } from "../../read";

/** Refunds of delivered items of every store, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(adminRefundsQuerySchema, req.query)) as AdminRefundsQuery;
  const { status, order_id, ...others } = query;
  const { refunds, count } = await orderFlowOf(req.scope).listRefunds({
    ...others,
    customer_id: query.customer_id ?? null,
    dark_store_id: query.dark_store_id ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    statuses: status ?? null,
    order_ids: order_id ? [order_id] : null,
  });
  res.json({ refunds: refunds.map(presentRefund), count, limit: query.limit, offset: query.offset });
}
