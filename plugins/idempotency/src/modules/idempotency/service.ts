import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql";
import type { Context } from "@medusajs/framework/types";
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import IdempotencyKey from "./models/idempotency-key";
import { type IdempotencyOptions, idempotencyOptionsSchema } from "./options";
import type { KeptAnswer } from "./policies/judge-answer";
import { answerNotKept, keyInUse, keyReused } from "./policies/refusals";
import { claimKey } from "./queries/claim-key.sql";
import { keepAnswer } from "./queries/keep-answer.sql";
import { moveLease } from "./queries/move-lease.sql";
import { purgeKeys } from "./queries/purge-keys.sql";
import { readKey } from "./queries/read-key.sql";

type Database = Context<SqlEntityManager>;

/** One run of a request under its key. */
export interface Run {
  id: string;
  attempt: string;
}

/** Either the caller is to carry the request out, or here is what it was answered before. */
export type Begun = { run: Run } | { answer: KeptAnswer & { body: string } };

const PURGE_BATCH = 500;

/** Keys of requests that are to be carried out once, and the answers they got. */
export default class IdempotencyService extends MedusaService({ IdempotencyKey }) {
  readonly options: IdempotencyOptions;

  constructor(container: Record<string, unknown>, options?: unknown) {
    // eslint-disable-next-line prefer-rest-params -- MedusaService reads its container from the arguments
    super(...arguments);
    this.options = idempotencyOptionsSchema.parse(options ?? {});
  }

  /**
   * Begins a request under its key. Refuses `idempotency_key_reused` for another request, `idempotency_key_in_use` while
   * the first one is at work, `idempotency_answer_not_kept` when it was carried out and its answer is not there.
   */
  @InjectManager()
  async begin(
    { id, fingerprint }: { id: string; fingerprint: string },
    @MedusaContext() context: Database = {},
  ): Promise<Begun> {
    const db = knexOf(context);
    const { leaseSeconds: lease_seconds, lifetimeSeconds: lifetime_seconds } = this.options;
    const run = { id, attempt: crypto.randomUUID() };
    const [claimed] = await claimKey(db, { ...run, fingerprint, lease_seconds, lifetime_seconds });
    if (claimed) {
      return { run };
    }
    const [stored] = await readKey(db, { id });
    if (stored && stored.fingerprint !== fingerprint) {
      throw keyReused();
    }
    if (!stored?.is_answered || stored.answer_status === null) {
      throw keyInUse();
    }
    if (stored.answer_body === null) {
      throw answerNotKept();
    }
    return { answer: { status: stored.answer_status, content_type: stored.answer_type, body: stored.answer_body } };
  }

  /** Ends a run: its answer is repeated from now on, or, without one, the request may run again. */
  @InjectManager()
  async end(run: Run, answer: KeptAnswer | null, @MedusaContext() context: Database = {}): Promise<void> {
    const db = knexOf(context);
    if (answer === null) {
      await moveLease(db, { ...run, lease_seconds: 0 });
      return;
    }
    await keepAnswer(db, { ...run, ...answer, lifetime_seconds: this.options.lifetimeSeconds });
  }

  /** Says that a run is still at work; false when it no longer holds its key. */
  @InjectManager()
  async renew(run: Run, @MedusaContext() context: Database = {}): Promise<boolean> {
    const renewed = await moveLease(knexOf(context), { ...run, lease_seconds: this.options.leaseSeconds });
    return renewed.length === 1;
  }

  /** Forgets keys that ran out; returns how many. */
  @InjectManager()
  async purgeExpiredKeys(@MedusaContext() context: Database = {}): Promise<number> {
    const db = knexOf(context);
    let total = 0;
    for (;;) {
      const purged = await purgeKeys(db, { limit: PURGE_BATCH });
      total += purged.length;
      if (purged.length < PURGE_BATCH) {
        return total;
      }
    }
  }
}

function knexOf(context: Database): Knex {
  const manager = context.transactionManager ?? context.manager;
  if (!manager) {
    throw new Error("idempotency: no database manager in the context.");
  }
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}
