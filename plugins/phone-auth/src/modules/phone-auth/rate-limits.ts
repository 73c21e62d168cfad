import type Redis from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import type { LimitName, PhoneAuthOptions } from "./options";
import { Refusal } from "./refusal";

/** Counts sends, tries and failed passwords. While Redis is away every process counts by itself. */
export class RateLimits {
  private readonly limiters: Record<LimitName, RateLimiterAbstract>;

  constructor(limits: PhoneAuthOptions["limits"], redis: Redis | undefined) {
    const build = (name: LimitName): RateLimiterAbstract => {
      const { points, duration_seconds: duration } = limits[name];
      const keyPrefix = `phone_auth:${name}`;
      const inMemory = new RateLimiterMemory({ keyPrefix, points, duration });
      return redis
        ? new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration, insuranceLimiter: inMemory })
        : inMemory;
    };
    this.limiters = {
      sends_per_number: build("sends_per_number"),
      sends_per_address: build("sends_per_address"),
      tries_per_number: build("tries_per_number"),
      password_failures: build("password_failures"),
      password_failures_per_email: build("password_failures_per_email"),
    };
  }

  /** Counts one use; refuses with `rate_limited` and `retry_after_seconds` when there are none left. */
  async take(limit: LimitName, key: string): Promise<void> {
    try {
      await this.limiters[limit].consume(key);
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) {
        throw rejection;
      }
      const retryAfterSeconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
      throw new Refusal(
        "rate_limited",
        "rate_limited",
        `Too many attempts. Try again in ${retryAfterSeconds} seconds.`,
        {
          retry_after_seconds: retryAfterSeconds,
        },
      );
    }
  }

  /** Forgets what was counted, after a success. */
  async forgive(limit: LimitName, key: string): Promise<void> {
    await this.limiters[limit].delete(key);
  }
}
