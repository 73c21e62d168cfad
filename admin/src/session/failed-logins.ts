import { createHmac } from "node:crypto";
import type { ClientRateLimitInfo, Options, Store } from "express-rate-limit";
import type pg from "pg";
import { FAILED_LOGIN_TABLE, SESSION_SCHEMA } from "./session-table.js";

const TABLE = `${SESSION_SCHEMA}.${FAILED_LOGIN_TABLE}`;
const COUNT = `
  INSERT INTO ${TABLE} AS counted (key, hits, resets_at)
  VALUES ($1, 1, now() + make_interval(secs => $2))
  ON CONFLICT (key) DO UPDATE
  SET hits = CASE WHEN counted.resets_at <= now() THEN 1 ELSE counted.hits + 1 END,
      resets_at = CASE WHEN counted.resets_at <= now() THEN excluded.resets_at ELSE counted.resets_at END
  RETURNING hits, resets_at`;
const TAKE_BACK = `UPDATE ${TABLE} SET hits = hits - 1 WHERE key = $1 AND hits > 0 AND resets_at > now()`;
const FORGET = `DELETE FROM ${TABLE} WHERE key = $1`;
const PRUNE = `DELETE FROM ${TABLE} WHERE resets_at <= now()`;
/** About one in so many failures sweeps up what is over. */
const PRUNE_ONE_IN = 50;

/**
 * Counts of failed logins in PostgreSQL: all panel processes share them and a restart forgets none. Who failed is kept
 * as a keyed hash, so that neither emails nor addresses stand in the table.
 */
export class FailedLogins implements Store {
  readonly localKeys = false;
  private window_seconds = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly secret: string,
  ) {}

  /** Called by the limiter with its settings. */
  init({ windowMs }: Options): void {
    this.window_seconds = windowMs / 1_000;
  }

  /** Counts one more failure; the answer says how many there are and when they are forgotten. */
  async increment(key: string): Promise<ClientRateLimitInfo> {
    if (Math.random() * PRUNE_ONE_IN < 1) await this.pool.query(PRUNE);
    const { rows } = await this.pool.query<{ hits: number; resets_at: Date }>(COUNT, [
      this.hashOf(key),
      this.window_seconds,
    ]);
    const [counted] = rows;
    if (!counted) throw new Error("The database did not count a login.");
    return { totalHits: counted.hits, resetTime: counted.resets_at };
  }

  /** Takes one back: it was no failure after all. */
  async decrement(key: string): Promise<void> {
    await this.pool.query(TAKE_BACK, [this.hashOf(key)]);
  }

  /** Forgets all of one key. */
  async resetKey(key: string): Promise<void> {
    await this.pool.query(FORGET, [this.hashOf(key)]);
  }

  private hashOf(key: string): string {
    return createHmac("sha256", this.secret).update(key).digest("base64url");
  }
}
