import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { adminOrderMessagesQuerySchema, type AdminOrderMessagesQuery } from "../../../contract";
import { ORDER_MESSAGES_MODULE, type OrderMessagesService } from "../../../modules/order-messages";
import { presentOrderMessage } from "./present";

/** Messages to customers, newest first; with `status=dead` those that were given up. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(adminOrderMessagesQuerySchema, req.query)) as AdminOrderMessagesQuery;
  const { limit, offset, ...filters } = query;
  const [messages, count] = await req.scope
    .resolve<OrderMessagesService>(ORDER_MESSAGES_MODULE)
    .listAndCountOrderMessages(filters, { take: limit, skip: offset, order: { created_at: "DESC", id: "ASC" } });
  res.json({ order_messages: messages.map(presentOrderMessage), count, limit, offset });
}
