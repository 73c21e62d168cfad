import { setTimeout as sleep } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

const ATTEMPTS = 5;
const DEADLOCK = "40P01";
/** The other writer has to wake up and take what it waited for, before the next try is in its way again. */
const PAUSE_MS = 20;

/**
 * Runs the work in a transaction of its own, and again when PostgreSQL ended it because two writers waited for each
 * other: those who add offers lock what is new after what was there, which no order of locks can rule out.
 */
export async function retryDeadlocks<T>(db: Knex, work: (trx: Knex) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction((trx) => work(trx));
    } catch (error) {
      if ((error as { code?: unknown }).code !== DEADLOCK || attempt === ATTEMPTS) {
        throw error;
      }
      await sleep(PAUSE_MS * attempt * (0.5 + Math.random()));
    }
  }
}
