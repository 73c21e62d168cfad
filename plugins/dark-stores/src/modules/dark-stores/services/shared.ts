import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";

/** The context that Medusa's decorators hand from method to method. */
export type Shared = Context<EntityManager>;

/** The connection of the running transaction, or of the pool outside one. */
export function knexOf(context: Shared): Knex {
  const manager = entityManagerOf(context);
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}

/** Writes what the ORM has in hand, so that SQL of ours in the same transaction sees it. */
export async function flush(context: Shared): Promise<void> {
  await entityManagerOf(context).flush();
}

function entityManagerOf(context: Shared): EntityManager {
  const manager = context.transactionManager ?? context.manager;
  if (!manager) {
    throw new Error("A module method ran without @InjectManager or @InjectTransactionManager.");
  }
  return manager;
}

/** The object without its undefined fields: a change of nothing. */
export function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
