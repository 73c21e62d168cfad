import { z } from "zod";
import type { HttpClient } from "../../client/http-client.js";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { describeOrder, type OrderDelivery } from "../../orders/describe-order.js";
import { findQuickOrder } from "../../orders/quick-orders.js";
import { listRefunds } from "../../orders/refunds.js";
import type { Rider } from "../../people/people.js";
import type { DarkStore } from "../../stores/dark-stores.js";

export const show = defineCommand({
  verb: "show",
  summary: "show one order with its lines, its way so far, its rider and its refunds",
  arguments: [{ syntax: "<order>", description: "the order's id (order_...) or number (17)" }],
  examples: ["orders show 17"],
  input: z.object({ order: text() }),
  async run(context, { order: reference }) {
    const admin = await context.admin();
    const order = await findQuickOrder(admin, reference);
    const [{ dark_store: store }, deliveries, refunds] = await Promise.all([
      admin.get<{ dark_store: DarkStore }>(`/admin/dark-stores/${order.dark_store_id}`),
      readDeliveries(admin, order.order_id),
      listRefunds(admin, order.order_id),
    ]);
    const data = { quick_order: order, deliveries, refunds };
    return { data, text: describeOrder({ order, store, deliveries, refunds }, context.terminal.width, Date.now()) };
  },
});

interface AdminDelivery {
  id: string;
  status: string;
  rider_id: string | null;
}

async function readDeliveries(admin: HttpClient, orderId: string): Promise<OrderDelivery[]> {
  const { deliveries } = await admin.get<{ deliveries: AdminDelivery[] }>("/admin/deliveries", { order_id: orderId });
  return Promise.all(
    deliveries.map(async ({ id, status, rider_id }) => {
      const rider = rider_id ? (await admin.get<{ rider: Rider }>(`/admin/riders/${rider_id}`)).rider : null;
      return { id, status, rider: rider && { first_name: rider.first_name, phone: rider.phone } };
    }),
  );
}
