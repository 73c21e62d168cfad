import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import { generateEntityId, InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import Redis from "ioredis";
import LoginCode from "./models/login-code";
import { type PhoneAuthOptions, readOptions } from "./options";
import {
  equalSecrets,
  generateLoginCode,
  hashLoginCode,
  LOGIN_CODE_MAX_TRIES,
  LOGIN_CODE_TTL_SECONDS,
  looksLikeLoginCode,
  newSalt,
} from "./policies/login-code";
import { normalizePhone } from "./policies/phone-number";
import { consumeLoginCode } from "./queries/consume-login-code.sql";
import { purgeLoginCodes } from "./queries/purge-login-codes.sql";
import { storeLoginCode } from "./queries/store-login-code.sql";
import { takeTry } from "./queries/take-try.sql";
import { RateLimits } from "./rate-limits";

type Database = Context<SqlEntityManager>;

/** How long the number of someone who asked for a code is kept after the code expired. */
const KEEP_EXPIRED_SECONDS = 60 * 60;
const PURGE_BATCH = 1000;

/** One-time codes of phone numbers and the limits around them. */
export default class PhoneAuthService extends MedusaService({ LoginCode }) {
  readonly limits: RateLimits;
  private readonly options: PhoneAuthOptions;
  private readonly redis: Redis | undefined;

  constructor(container: Record<string, unknown>, options?: unknown) {
    // eslint-disable-next-line prefer-rest-params -- MedusaService reads its container from the arguments
    super(...arguments);
    this.options = readOptions(options, process.env.NODE_ENV);
    this.redis = this.options.redisUrl ? connectLazily(this.options.redisUrl) : undefined;
    this.limits = new RateLimits(this.options.limits, this.redis);
  }

  readonly __hooks = {
    onApplicationShutdown: (): Promise<void> => {
      this.redis?.disconnect();
      return Promise.resolve();
    },
  };

  /** The E.164 form of a number as a person typed it; refuses with `invalid_phone`. */
  normalizePhone(raw: string): string {
    return normalizePhone(raw, this.options.defaultCountry);
  }

  /** Makes a new code for the number, replacing an older one, and returns it in the clear, once. */
  @InjectManager()
  async issueLoginCode(
    { actor_type, phone }: { actor_type: string; phone: string },
    @MedusaContext() context: Database = {},
  ): Promise<{ code: string; expires_in_seconds: number }> {
    const code = generateLoginCode();
    const salt = newSalt();
    await storeLoginCode(knexOf(context), {
      id: generateEntityId(undefined, "lcode"),
      actor_type,
      phone,
      code_hash: await hashLoginCode(code, salt),
      salt,
      ttl_seconds: LOGIN_CODE_TTL_SECONDS,
    });
    return { code, expires_in_seconds: LOGIN_CODE_TTL_SECONDS };
  }

  /** Whether this is the number's code. A wrong one costs a try, the right one is used up. */
  @InjectManager()
  async redeemLoginCode(
    { actor_type, phone, code }: { actor_type: string; phone: string; code: string },
    @MedusaContext() context: Database = {},
  ): Promise<boolean> {
    if (!looksLikeLoginCode(code)) {
      return false;
    }
    if (this.options.fixedCode && equalSecrets(code, this.options.fixedCode)) {
      return true;
    }
    const db = knexOf(context);
    const [stored] = await takeTry(db, { actor_type, phone, max_tries: LOGIN_CODE_MAX_TRIES });
    if (!stored || !equalSecrets(await hashLoginCode(code, stored.salt), stored.code_hash)) {
      return false;
    }
    const consumed = await consumeLoginCode(db, stored);
    return consumed.length === 1;
  }

  /** Deletes codes that expired over an hour ago; returns how many. */
  @InjectManager()
  async purgeExpiredLoginCodes(@MedusaContext() context: Database = {}): Promise<number> {
    const db = knexOf(context);
    let total = 0;
    for (;;) {
      const purged = await purgeLoginCodes(db, { expired_for_seconds: KEEP_EXPIRED_SECONDS, limit: PURGE_BATCH });
      total += purged.length;
      if (purged.length < PURGE_BATCH) {
        return total;
      }
    }
  }
}

/** Connects at the first command, so that migrations and scripts open no connection. */
function connectLazily(redisUrl: string): Redis {
  const redis = new Redis(redisUrl, { lazyConnect: true, enableOfflineQueue: true, maxRetriesPerRequest: 1 });
  redis.on("error", () => undefined); // commands fail on their own; the limits then count in memory
  return redis;
}

function knexOf(context: Database): Knex {
  const manager = context.transactionManager ?? context.manager;
  if (!manager) {
    throw new Error("phone-auth: no database manager in the context.");
  }
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}
