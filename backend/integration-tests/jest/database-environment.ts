import type { EnvironmentContext, JestEnvironmentConfig } from "@jest/environment";
import { knex } from "@medusajs/framework/mikro-orm/knex";
import Redis from "ioredis";
import { TestEnvironment } from "jest-environment-node";

/** Database numbers below belong to the platform under test. */
const FIRST_REDIS_DATABASE = 8;
/** Marks a Redis database that only tests use. */
const OURS = "quickdash:test";

/**
 * Gives every spec file a migrated database and a Redis database of its own, in DATABASE_URL and REDIS_URL. `npm test`
 * names the template to copy and the server; the copy is dropped afterwards.
 */
export default class DatabaseEnvironment extends TestEnvironment {
  private readonly database: string;
  private readonly template: URL;
  private readonly redis: URL;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.template = new URL(setting("QUICKDASH_TEST_TEMPLATE_URL"));
    this.redis = new URL(setting("QUICKDASH_TEST_REDIS_URL"));
    this.database = `quickdash_test_${process.pid}_${Date.now()}`;
    this.redis.pathname = `/${FIRST_REDIS_DATABASE + Number(process.env.JEST_WORKER_ID ?? 1)}`;
  }

  override async setup(): Promise<void> {
    await super.setup();
    const template = this.template.pathname.slice(1);
    await this.onServer(`CREATE DATABASE "${this.database}" TEMPLATE "${template}"`);
    await this.emptyRedis();
    const own = new URL(this.template);
    own.pathname = `/${this.database}`;
    this.global.process.env.DATABASE_URL = own.href;
    this.global.process.env.REDIS_URL = this.redis.href;
  }

  override async teardown(): Promise<void> {
    await this.onServer(`DROP DATABASE IF EXISTS "${this.database}" WITH (FORCE)`);
    await super.teardown();
  }

  private async onServer(statement: string): Promise<void> {
    const maintenance = new URL(this.template);
    maintenance.pathname = "/postgres";
    const server = knex({ client: "pg", connection: maintenance.href, pool: { min: 0, max: 1 } });
    try {
      await server.raw(statement);
    } finally {
      await server.destroy();
    }
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
      await redis.set(OURS, this.database);
    } finally {
      redis.disconnect();
    }
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run database tests with \`npm test\`.`);
  }
  return value;
}
