import { randomBytes } from "node:crypto";
import { placeOrder } from "../../../backend/integration-tests/support/checkout.js";
import { peopleOf } from "../../../backend/integration-tests/support/people.js";
import { createProduct, createStore, setOffer } from "../../../backend/integration-tests/support/shop.js";

export interface OrderingStore {
  code: string;
  /** Places an order of three pieces at 40 each. */
  shop: () => Promise<{ id: string; display_id: number }>;
}

/** A store of its own with a customer who orders there. */
export async function orderingStore(): Promise<OrderingStore> {
  const code = `CLI-OPS-${randomBytes(3).toString("hex")}`;
  const store = await createStore(code, { prep_minutes: 1 });
  const product = await createProduct(`Tea of ${code}`);
  await setOffer(store, product, { price: 40, mrp: 45, on_hand: 50 });
  const customer = await peopleOf(code).customer();
  return { code, shop: () => placeOrder({ customer, store, lines: [{ product, quantity: 3 }] }) };
}
