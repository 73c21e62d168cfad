import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import { settleCash, type CashSettlement } from "../queries/settle-cash.sql";
import { findCash } from "../queries/find-cash.sql";
import { lockDutyOf } from "./rider-duty";

/** Books cash that a rider hands in; refuses `rider_not_found` and, with what is held, `settlement_above_cash`. */
export async function settleCashOnce(db: Knex, settlement: CashSettlement): Promise<void> {
  await db.transaction(async (trx) => {
    await lockDutyOf(trx, settlement.rider_id);
    const booked = await settleCash(trx, settlement);
    if (booked.length > 0) return;
    const held = (await findCash(trx, { rider_id: settlement.rider_id }))[0]?.balance ?? 0;
    throw new Refusal("conflict", "settlement_above_cash", `The rider holds ${held} in cash: count again.`, {
      balance: held,
    });
  });
}
