import type { DarkStore } from "../stores/dark-stores.js";
import { fillBasket } from "./basket.js";
import { Chance } from "./chance.js";
import type { Venue } from "./world.js";

const shelf = Array.from({ length: 40 }, (_, index) => ({
  variant_id: `variant_${index}`,
  title: `Thing ${index}`,
  price: 10 + index,
  available: 1 + (index % 3),
}));

function venueOf(minimum_order: number): Venue {
  return { store: { minimum_order } as DarkStore, shelf };
}

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

describe("a customer's basket", () => {
  it("is a function of the seed and the shelf", () => {
    expect(fillBasket(venueOf(0), new Chance(7))).toEqual(fillBasket(venueOf(0), new Chance(7)));
    const drawn = seeds.map((seed) => JSON.stringify(fillBasket(venueOf(0), new Chance(seed))));
    expect(new Set(drawn).size).toBeGreaterThan(150);
  });

  it("holds one to five different things, never more pieces than the shelf showed", () => {
    const baskets = seeds.map((seed) => fillBasket(venueOf(0), new Chance(seed)));
    expect(new Set(baskets.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4, 5]));
    for (const basket of baskets) {
      expect(new Set(basket.map(({ item }) => item.variant_id)).size).toBe(basket.length);
      basket.forEach(({ item, quantity }) => expect(quantity).toBeLessThanOrEqual(item.available));
    }
  });

  it("reaches the store's minimum order", () => {
    for (const seed of seeds) {
      const basket = fillBasket(venueOf(300), new Chance(seed));
      expect(basket.reduce((sum, { item, quantity }) => sum + item.price * quantity, 0)).toBeGreaterThanOrEqual(300);
    }
  });
});
