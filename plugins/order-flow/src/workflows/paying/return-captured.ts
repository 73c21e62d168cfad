import type { MedusaContainer } from "@medusajs/framework/types";
import type { Lease } from "../leasing/lease";
import { keptOf } from "./books";
import { finishReturns, returnPayment } from "./return-payment";

/**
 * Gives back what is captured of a cancelled order and not refunded yet. Run alone at the order's records. Throws what
 * the payment provider throws; what went back before that is written down, so that repeating it gives nothing twice.
 */
export async function returnCaptured(
  container: MedusaContainer,
  lease: Lease,
  orderId: string,
  note: string,
): Promise<void> {
  for (const payment of await finishReturns(container, lease, orderId)) {
    const amount = keptOf(payment);
    if (amount <= 0) continue;
    const purpose = { kind: "cancelled" as const, id: orderId };
    await returnPayment(container, lease, { order_id: orderId, payment, amount, note, purpose });
  }
}
