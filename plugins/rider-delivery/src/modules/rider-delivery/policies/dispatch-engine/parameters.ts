/** What the engine weighs against what. All costs are in minutes of one customer's waiting. */
export interface DispatchParameters {
  /** Minutes at the store from arrival to the bag in hand, and the same again until the rider leaves. */
  halfPickupMinutes: number;
  /** Minutes at the door from arrival to hand-over, and the same again until the rider leaves. */
  halfDropMinutes: number;
  /** Cost of leaving an order without a rider, beside what it has waited by now. */
  unplannedCost: number;
  /** Extra cost per minute after the target. */
  latenessWeight: number;
  /** Extra cost per square minute of delay over a direct delivery at once: what makes age a priority. */
  delaySquareWeight: number;
  /** Cost of a minute of a rider's time on shift: what makes bundles worth their detour. */
  riderMinuteCost: number;
  /** Cost of an order beyond what the guaranteed pay of a rider covers. */
  extraPayCost: number;
  /** Cost of a minute from a rider's last door to the next store: what a good place to wait is worth. */
  awayMinuteCost: number;
  /** How far, in minutes, a store counts as near for that. */
  awayScaleMinutes: number;
  /** Attempts to improve a plan, per open order. */
  attemptsPerOrder: number;
  /** Most attempts in a round: a limit on its time. */
  maxAttempts: number;
  /** Most orders taken out of the plan in one attempt. */
  maxRemovedOrders: number;
  /** Where the random numbers of a round begin; the same state and seed give the same plan. */
  seed: number;
}

/** The one set of parameters, for every town. */
export const DISPATCH_PARAMETERS: DispatchParameters = {
  halfPickupMinutes: 2,
  halfDropMinutes: 2,
  unplannedCost: 200,
  latenessWeight: 0,
  delaySquareWeight: 0.01,
  riderMinuteCost: 0.1,
  extraPayCost: 0.3,
  awayMinuteCost: 0.2,
  awayScaleMinutes: 10,
  attemptsPerOrder: 2,
  maxAttempts: 120,
  maxRemovedOrders: 8,
  seed: 1,
};
