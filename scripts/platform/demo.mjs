import { join } from "node:path";
import { readFileSync } from "node:fs";
import { ROOT } from "../settings.mjs";
import { addressesOf } from "./environment.mjs";
import { readRecord, writeRecord } from "./setup-record.mjs";

const QUICKDASH = join(ROOT, "cli", "bin", "quickdash.mjs");
const EMPTY = { customer_phone: null, rider_phones: [], staff: [] };

/**
 * Fills an empty platform with demo stores, goods and people, through the CLI and the public API. Done once per
 * database; an interrupted filling is completed by the next start. Answers the logins to show.
 */
export async function ensureDemo(platform, shop) {
  const { settings, services, steps, processes } = platform;
  if (!settings.wantsDemo) {
    return EMPTY;
  }
  return steps.run("demo", "Demo data", async (step) => {
    const recorded = await readRecord(services.databaseUrl, "demo");
    if (recorded) {
      step.remark("there already");
      return JSON.parse(recorded);
    }
    step.report("dark stores, catalogue, stock, riders, staff");
    const output = join(settings.logs, "demo.json");
    const { backend_url, gateway_url } = addressesOf(settings);
    await processes.execute("quickdash demo seed", process.execPath, [QUICKDASH, "demo", "seed", "--json"], {
      cwd: ROOT,
      log: step.log,
      output,
      env: {
        ...process.env,
        QUICKDASH_URL: backend_url,
        QUICKDASH_GATEWAY_URL: gateway_url,
        QUICKDASH_EMAIL: shop.operator.email,
        QUICKDASH_PASSWORD: shop.operator.password,
      },
    });
    const { customer_phone, rider_phones, staff, stores, products } = JSON.parse(readFileSync(output, "utf8"));
    const demo = { customer_phone, rider_phones, staff };
    await writeRecord(services.databaseUrl, "demo", JSON.stringify(demo));
    step.remark(`${stores.created} dark stores, ${products.created} products`);
    return demo;
  });
}
