import { Refusal } from "../../contract/refusal";
import type { CartState, DarkStoresService } from "../../modules/dark-stores";

/** A cart that may still be changed. Refuses `cart_not_found` and `cart_completed`. */
export async function readOpenCart(service: DarkStoresService, cartId: string): Promise<CartState> {
  const cart = await service.readCart(cartId);
  if (cart.completed_at) {
    throw new Refusal("invalid_data", "cart_completed", "This cart became an order. Start a new one.");
  }
  return cart;
}
