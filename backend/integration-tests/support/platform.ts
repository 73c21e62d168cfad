import { readFileSync } from "node:fs";

/** What `npm start` writes once everything answers; the tests know the platform only through it. */
export interface Runtime {
  backend_url: string;
  admin_url: string;
  gateway_url: string;
  database_url: string;
  redis_url: string;
  publishable_key: string;
  region_id: string;
  operator: { email: string; password: string };
  demo: {
    customer_phone: string;
    rider_phones: string[];
    staff: { phone: string; dark_store_code: string }[];
  };
}

/** The one-time code that every phone accepts outside production. */
export const DEVELOPMENT_CODE = "000000";

let runtime: Runtime | undefined;

/** The running platform; throws when the tests are run without one. */
export function platform(): Runtime {
  if (!runtime) {
    const path = process.env.QUICKDASH_RUNTIME;
    if (!path) {
      throw new Error("QUICKDASH_RUNTIME must name the runtime.json of a running platform: use `npm test`.");
    }
    runtime = JSON.parse(readFileSync(path, "utf8")) as Runtime;
  }
  return runtime;
}
