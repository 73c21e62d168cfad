import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { reverseCommit } from "../queries/reverse-commit.sql";
import { reverseReturn } from "../queries/reverse-return.sql";
import { asOfferRefusal } from "./offer-refusals";
import type { StockLine } from "./reserve";
import type { Actor, ReturnedLine } from "./settle";

export type { ReturnedLine } from "./settle";

/** Undoes a commit, once; refuses `stock_reserved` when what was not picked has been promised to others since. */
export async function undoCommit(db: Knex, input: Actor & { reference: string }): Promise<StockLine[]> {
  try {
    return await reverseCommit(db, input);
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

/** Undoes a return, once; refuses `stock_reserved` when the goods have been promised to others since. */
export async function undoReturn(
  db: Knex,
  input: Actor & { reference: string; lines: ReturnedLine[] },
): Promise<StockLine[]> {
  try {
    return await reverseReturn(db, {
      ...input,
      variant_ids: input.lines.map((line) => line.variant_id),
      quantities: input.lines.map((line) => line.quantity),
      in_all: input.lines.map((line) => line.in_all),
    });
  } catch (error) {
    throw asOfferRefusal(error);
  }
}
