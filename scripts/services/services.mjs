import { join } from "node:path";
import { placeForServices } from "../machine/service-user.mjs";
import { readablePath } from "../settings.mjs";
import { checkDatabase } from "./database-check.mjs";
import { startPostgres } from "./postgres.mjs";
import { checkRedis, startRedis } from "./redis.mjs";

/** What is written only for a test run need not survive a power cut. */
const HASTY_POSTGRES = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * The database and Redis to use: those of DATABASE_URL and REDIS_URL, or private ones of this home. Private ones for
 * tests trade safety for speed, and their Redis begins empty.
 *
 * @returns {Promise<{ databaseUrl: string, redisUrl: string }>}
 */
export async function openServices({ settings, secrets, steps, processes, forTests = false }) {
  const place = settings.databaseUrl && settings.redisUrl ? null : placeForServices(settings.home);
  if (place && place.folder !== settings.home) {
    steps.say(`  PostgreSQL's user cannot reach ${readablePath(settings.home)}: data is kept in ${place.folder}.`);
  }
  const logOf = (name) => join(settings.logs, `${name}.log`);

  const databaseUrl = await steps.run("database", "PostgreSQL", async (step) => {
    const url =
      settings.databaseUrl ??
      (await startPostgres(
        {
          place,
          port: settings.ports.PG_PORT,
          password: secrets.postgres_password,
          log: logOf("postgres"),
          settings: forTests ? HASTY_POSTGRES : {},
        },
        { processes, step },
      ));
    await checkDatabase(url);
    return url;
  });
  const redisUrl = await steps.run("redis-start", "Redis", async (step) => {
    if (settings.redisUrl) {
      await checkRedis(settings.redisUrl);
      return settings.redisUrl;
    }
    const options = {
      place,
      port: settings.ports.REDIS_PORT,
      password: secrets.redis_password,
      log: logOf("redis"),
      forgets: forTests,
    };
    return startRedis(options, { processes, step });
  });
  return { databaseUrl, redisUrl };
}
