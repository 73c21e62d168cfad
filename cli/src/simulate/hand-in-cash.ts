import type { HttpClient } from "../client/http-client.js";

interface Cash {
  balance: number;
  cash_limit: number;
}

/** Riders hand in what they hold from this share of their limit on: above it nobody offers them cash orders. */
const WORTH_THE_WAY = 0.5;

/** Has operations take the cash that a rider holds, when it is this share of the rider's limit or more. */
export async function handInCash(admin: HttpClient, riderId: string, share = WORTH_THE_WAY): Promise<void> {
  const { balance, cash_limit } = await admin.get<Cash>(`/admin/riders/${riderId}/cash`, { limit: 1 });
  if (balance > 0 && balance >= cash_limit * share) {
    await admin.post(`/admin/riders/${riderId}/cash-settlements`, { amount: balance });
  }
}
