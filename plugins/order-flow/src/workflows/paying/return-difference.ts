import type { MedusaContainer } from "@medusajs/framework/types";
import { differenceOwed } from "../../modules/order-flow/policies/missing-records";
import { inPaise, inRupees } from "../../modules/order-flow/policies/money";
import type { Lease } from "../leasing/lease";
import { keptOf, moneyOf } from "./books";
import { finishReturns, returnPayment } from "./return-payment";

const NOTE = "Not picked";

/**
 * Gives back what was captured of an order above what is due for the goods picked (major units), once. Run alone at
 * the order's records. Throws what the payment provider throws; repeated, it goes on where it stopped.
 */
export async function returnDifference(
  container: MedusaContainer,
  lease: Lease,
  orderId: string,
  due: number,
): Promise<void> {
  const books = await finishReturns(container, lease, orderId);
  let left = inPaise(differenceOwed(due, moneyOf(books)));
  for (const payment of books) {
    const amount = Math.min(left, inPaise(keptOf(payment)));
    if (amount <= 0) continue;
    const purpose = { kind: "short_pick" as const, id: orderId };
    await returnPayment(container, lease, {
      order_id: orderId,
      payment,
      amount: inRupees(amount),
      note: NOTE,
      purpose,
    });
    left -= amount;
  }
}
