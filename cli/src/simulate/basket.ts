import type { Chance } from "./chance.js";
import type { ShelfItem, Venue } from "./world.js";

export interface BasketLine {
  item: ShelfItem;
  quantity: number;
}

const MOST_THINGS = 5;
const MOST_PIECES = 2;

/** A basket off this store's shelf: one to five things, and on until it reaches the store's minimum order. */
export function fillBasket({ shelf, store }: Venue, chance: Chance): BasketLine[] {
  const basket: BasketLine[] = [];
  const wanted = chance.whole(1, MOST_THINGS);
  let total = 0;
  for (const item of chance.sample(shelf, shelf.length)) {
    if (basket.length >= wanted && total >= store.minimum_order) break;
    const quantity = Math.min(chance.whole(1, MOST_PIECES), item.available);
    basket.push({ item, quantity });
    total += item.price * quantity;
  }
  return basket;
}
