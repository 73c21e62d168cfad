import type { Context } from "@medusajs/framework/types";
import type { Knex, SqlEntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

/** What Medusa hands to a method of the module: its manager, on the pool or in a transaction. */
export type Database = Context<SqlEntityManager>;

/** An offer that is over, and whose it was. */
export type Withdrawn = { id: string; rider_id: string };

/** Offers expired and riders synchronised in one round; more wait for the next round. */
export const ROUND_LIMIT = 1000;

/** A new id: the prefix says of what. */
export const newId = (prefix: string): string => generateEntityId(undefined, prefix);

/** The connection of a method; throws when it was called outside a manager's context. */
export function database(context: Database): Knex {
  if (!context.manager) throw new Error("rider-delivery: called outside a manager's context");
  return context.manager.getKnex();
}

/** Told of one thing in a round that failed while the others go on. */
export type Failed = (error: Error, what: string) => void;

/** Where nobody says what to do about a failure, it ends the round. */
export const rethrow: Failed = (error) => {
  throw error;
};
