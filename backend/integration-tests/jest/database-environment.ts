import type { EnvironmentContext, JestEnvironmentConfig } from "@jest/environment";
import Redis from "ioredis";
import { TestEnvironment } from "jest-environment-node";
import { copyTemplate, settingOf, type OwnDatabase } from "../support/own-database";

/** Database numbers below belong to the platform under test. */
const FIRST_REDIS_DATABASE = 8;
/** Marks a Redis database that only tests use. */
const OURS = "quickdash:test";

/**
 * Gives every spec file a migrated database and a Redis database of its own, in DATABASE_URL and REDIS_URL. `npm test`
 * names the template to copy and the server; the copy is dropped afterwards.
 */
export default class DatabaseEnvironment extends TestEnvironment {
  private database: OwnDatabase | undefined;
  private readonly redis: URL;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.redis = new URL(settingOf("QUICKDASH_TEST_REDIS_URL"));
    this.redis.pathname = `/${FIRST_REDIS_DATABASE + Number(process.env.JEST_WORKER_ID ?? 1)}`;
  }

  override async setup(): Promise<void> {
    await super.setup();
    this.database = await copyTemplate();
    await this.emptyRedis();
    this.global.process.env.DATABASE_URL = this.database.url;
    this.global.process.env.REDIS_URL = this.redis.href;
  }

  override async teardown(): Promise<void> {
    await this.database?.drop();
    await super.teardown();
  }

  /**
   * A worker runs its files one after the other, so a number per worker is enough. The server may be somebody's own:
   * what the tests did not write themselves is never thrown away.
   */
  private async emptyRedis(): Promise<void> {
    const redis = new Redis(this.redis.href, { lazyConnect: true });
    try {
      await redis.connect();
      if ((await redis.dbsize()) > 0 && !(await redis.exists(OURS))) {
        throw new Error(
          `Redis database ${this.redis.pathname.slice(1)} of REDIS_URL holds other data: empty it, or use another server.`,
        );
      }
      await redis.flushdb();
      await redis.set(OURS, process.pid);
    } finally {
      redis.disconnect();
    }
  }
}
