import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import type { Delivery } from "./books.js";
import type { Journey } from "./journey.js";
import type { RiderAccount } from "./riders.js";

const REASON = "the simulation that placed it was stopped";

/** Cancels orders that riders of the simulation still carry because a former run was killed. */
export async function clearFormerRun(admin: HttpClient, riders: readonly RiderAccount[]): Promise<void> {
  for (const { id } of riders) {
    const { deliveries } = await admin.get<{ deliveries: Delivery[] }>("/admin/deliveries", {
      rider_id: id,
      status: ["assigned", "picked_up"],
      limit: 50,
    });
    for (const { order_id } of deliveries) {
      await cancel(admin, order_id);
    }
  }
}

/** Cancels what a stopped run leaves unfinished, so that no stock stays held and no rider stays bound. */
export async function cancelUnfinished(admin: HttpClient, journeys: readonly Journey[]): Promise<void> {
  for (const { orderId, failure } of journeys) {
    if (orderId && failure) {
      await cancel(admin, orderId);
    }
  }
}

/** An order that ended by itself in the meantime is left as it is. */
async function cancel(admin: HttpClient, orderId: string): Promise<void> {
  try {
    await admin.post(`/admin/quick-orders/${orderId}/status`, { status: "cancelled", reason: REASON });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 401) {
      throw error;
    }
  }
}
