/*
 * Check: redis. Looks at: version and memory of Redis, as the backend sees them.
 * Finds: ok; failed when it does not answer or is before 7; warning above nine tenths of its memory. Mends: starts it,
 * or gives it more.
 */
import { failed, ok, startCommand, warning, type Check } from "./check.js";
import { judge } from "./judge.js";
import { gigabytes, isAtLeast } from "./sizes.js";

const MIN_VERSION = "7";
const MAX_SHARE = 0.9;

export const checkRedis: Check = (patient) =>
  judge("redis", patient, ({ redis }) => {
    if (!redis) {
      return failed("redis", "Redis does not answer the backend.", startCommand(patient, "redis"));
    }
    const { version, used_memory_bytes: used, max_memory_bytes: max } = redis;
    if (!isAtLeast(version, MIN_VERSION)) {
      return failed(
        "redis",
        `${version}; QuickDash needs Redis ${MIN_VERSION} or later.`,
        "apt-get install redis-server",
      );
    }
    return max > 0 && used > max * MAX_SHARE
      ? warning(
          "redis",
          `${version}, ${gigabytes(used)} of ${gigabytes(max)} used.`,
          `redis-cli -u "$REDIS_URL" CONFIG SET maxmemory ${max * 2}`,
        )
      : ok("redis", version);
  });
