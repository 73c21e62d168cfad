import { logger } from "@medusajs/framework/logger";
import { WorkflowManager } from "@medusajs/framework/orchestration";
import { Redis } from "ioredis";

/** Stands in Redis beside the scheduled jobs: when it is gone, so are they. */
const MARK = "quickdash:scheduled-jobs";
const LOOK_EVERY_MS = 15_000;

/**
 * Keeps the scheduled jobs of a worker alive. They live in Redis and are registered when their files are loaded; a Redis
 * that loses its data forgets them, and nothing else would register them before the next start. Looks every 15 seconds;
 * registering a job that is there changes nothing, so several workers may. Answers how to stop.
 */
export function keepJobs(redisUrl: string): () => void {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on("error", () => undefined); // what needs Redis says so itself, and this connection comes back by itself
  const look = async () => {
    if (await redis.exists(MARK)) return;
    const count = await registerJobs();
    await redis.set(MARK, new Date().toISOString());
    logger.info(`${count} scheduled jobs are registered.`);
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.warn(`Scheduled jobs were not looked after: ${String(error)}`));
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    redis.disconnect();
  };
}

/** The part of Medusa's register of workflows that it does not type. */
interface Workflows {
  getWorkflows(): Map<string, { options: { schedule?: unknown } }>;
  scheduler: { scheduleWorkflow(workflow: unknown): Promise<void> };
}

async function registerJobs(): Promise<number> {
  const workflows = WorkflowManager as unknown as Workflows;
  const scheduled = [...workflows.getWorkflows().values()].filter(({ options }) => options.schedule);
  for (const workflow of scheduled) await workflows.scheduler.scheduleWorkflow(workflow);
  return scheduled.length;
}
