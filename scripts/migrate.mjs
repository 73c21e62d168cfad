// Migrates the database of DATABASE_URL to what is built here, and nothing else: the one-shot of docker-compose.yml.
import { checkNodeVersion } from "./machine/node-version.mjs";
import { migrateDatabase } from "./platform/migrate.mjs";
import { exitWith, inSession } from "./platform/session.mjs";
import { Problem } from "./progress/problem.mjs";
import { checkDatabase } from "./services/database-check.mjs";
import { readSecrets } from "./services/secrets.mjs";
import { readSettings } from "./settings.mjs";

await exitWith(() => {
  checkNodeVersion();
  const settings = readSettings();
  const { databaseUrl, redisUrl } = settings;
  if (!databaseUrl || !redisUrl) {
    throw new Problem(
      "DATABASE_URL and REDIS_URL must be set: this migrates the database of a platform that runs elsewhere.",
    );
  }
  return inSession(settings, async (session) => {
    const platform = { ...session, secrets: readSecrets(settings), services: { databaseUrl, redisUrl } };
    await session.steps.run("migrate", "Database schema", async (step) => {
      await checkDatabase(databaseUrl);
      await migrateDatabase(platform, { processes: session.processes, step });
    });
    return 0;
  });
});
