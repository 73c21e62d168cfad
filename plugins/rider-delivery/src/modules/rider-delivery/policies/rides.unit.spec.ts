import { ridesOf, type CarriedDelivery } from "./rides";

const STORE = { latitude: 12.97, longitude: 77.59 };
/** So many steps of 111 m north of the rider. */
const north = (steps: number) => ({ ...STORE, latitude: STORE.latitude + steps / 1000 });
const carried = (delivery_id: string, rider_id: string, steps: number): CarriedDelivery => ({
  delivery_id,
  rider_id,
  vehicle: "scooter",
  rider: STORE,
  drop: north(steps),
  pace: null,
});

describe("the rides of carried deliveries", () => {
  it("go from the rider over the doors before to the door", () => {
    const rides = ridesOf([carried("first", "a", 10), carried("second", "a", 8), carried("alone", "b", 1)]);
    const lengths = (id: string) => rides.get(id)?.legs_m.map((leg_m) => Math.round(leg_m / 111.2));
    expect([lengths("first"), lengths("second"), lengths("alone")]).toEqual([[10], [10, 2], [1]]);
  });
});
