const PAISE_PER_RUPEE = 100;

/** An amount in whole paise, because fractions of a rupee do not add up exactly in binary. */
export function inPaise(amount: number): number {
  return Math.round(amount * PAISE_PER_RUPEE);
}

/** An amount in rupees out of whole paise. */
export function inRupees(paise: number): number {
  return paise / PAISE_PER_RUPEE;
}
