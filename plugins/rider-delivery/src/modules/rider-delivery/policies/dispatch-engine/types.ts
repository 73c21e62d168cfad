/** Minutes on one clock whose zero the caller chooses. */
export type Minute = number;

/** A dark store as the engine sees it: where orders are fetched. */
export interface DispatchStore<Place> {
  id: string;
  place: Place;
  /** Orders expected here beside those at the other stores, in any unit. */
  demand: number;
}

/** An order that no rider has picked up yet. */
export interface DispatchOrder<Place> {
  id: string;
  storeId: string;
  /** The customer's door. */
  place: Place;
  placedMinute: Minute;
  /** When the bag is packed, known or estimated. */
  readyMinute: Minute;
  /** When it should be at the door; later than that weighs more. */
  targetMinute: Minute;
}

/** A rider on shift, or one whose shift begins soon. */
export interface DispatchRider<Place> {
  id: string;
  /** Where the rider is or will be at `freeMinute`. */
  place: Place;
  /** When the rider can leave `place`: now, after the last hand-over under way, or when the shift begins. */
  freeMinute: Minute;
  /** Nothing is picked up after it. */
  shiftEndMinute: Minute;
  /** Orders in one trip. */
  capacity: number;
  /** How many times `travelMinutes` this rider needs; 1 where nothing is said. */
  travelFactor?: number;
  /** Orders this rider must not be given; none where nothing is said. */
  refuses?: ReadonlySet<string>;
  /**
   * The store the rider was sent to and has not left: `place` is that store, `freeMinute` the arrival. Which orders are
   * taken there is open until the pickup. Null for riders who are not bound.
   */
  boundStoreId: string | null;
  /** Orders this rider can still deliver on the guaranteed pay of the shift; any further one is paid on top. */
  guaranteedOrdersLeft: number;
}

/** Everything a planning round may know. */
export interface DispatchState<Place> {
  nowMinute: Minute;
  stores: readonly DispatchStore<Place>[];
  orders: readonly DispatchOrder<Place>[];
  riders: readonly DispatchRider<Place>[];
  /** Minutes from one place to another; finite, not negative, 0 from a place to itself. */
  travelMinutes: (from: Place, to: Place) => number;
  /** The trips of the round before: where the search begins. Orders and riders that are gone are passed over. */
  previousTrips: readonly PlannedTrip[];
}

/**
 * What a rider is told now. `go`: leave for the store. `pick_up`: take these orders, which is final. `hold`: nothing
 * yet, the next round may decide otherwise.
 */
export type TripAction = "go" | "pick_up" | "hold";

/** One way of a rider: from where they are to a store, and from there to the doors of one or more of its orders. */
export interface PlannedTrip {
  riderId: string;
  storeId: string;
  /** In the order of their hand-over. */
  orderIds: string[];
  departMinute: Minute;
  pickupMinute: Minute;
  /** One per order. */
  dropMinutes: Minute[];
  action: TripAction;
}

/** What a planning round decides. */
export interface DispatchPlan {
  /** By rider, and of one rider in the order they are driven. */
  trips: PlannedTrip[];
  /** Orders that no rider can pick up before the end of a shift. */
  unplannedOrderIds: string[];
}
