import type { MedusaContainer } from "@medusajs/framework";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

const CHECK_TIMEOUT_MS = 2000;
const READINESS_LOCK = "quickdash:readiness";

type State = "up" | "down";

/** Asks PostgreSQL and Redis for a sign of life, each within two seconds. */
export async function checkDependencies(container: MedusaContainer): Promise<{ database: State; redis: State }> {
  const [database, redis] = await Promise.all([
    stateOf(() => container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw("select 1")),
    stateOf(() => touchRedis(container)),
  ]);
  return { database, redis };
}

/** Redis is reached through the locking module, the one Redis client that Medusa shares. */
async function touchRedis(container: MedusaContainer): Promise<void> {
  const locking = container.resolve(Modules.LOCKING);
  const ownerId = crypto.randomUUID();
  await locking.acquire(`${READINESS_LOCK}:${ownerId}`, { ownerId, expire: 5 });
  await locking.release(`${READINESS_LOCK}:${ownerId}`, { ownerId });
}

async function stateOf(check: () => PromiseLike<unknown>): Promise<State> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<State>((resolve) => {
    timer = setTimeout(() => resolve("down"), CHECK_TIMEOUT_MS);
  });
  const answer = Promise.resolve(check()).then(
    (): State => "up",
    (): State => "down",
  );
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
