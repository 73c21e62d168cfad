import { randomBytes } from "node:crypto";
import { storeId } from "../../data/ids.js";
import type { Point } from "../../data/stores.js";
import { operatorToken, type Backend } from "../../harness/backend.js";
import { startChild, stopChild } from "../../harness/children.js";
import { withClient } from "../../harness/database.js";
import { MEDUSA, STOCK_MEDUSA_FOLDER } from "../../harness/places.js";
import { freePort, waitUntil } from "../../harness/wait.js";

/** A place to check out at: who answers, and what a storefront sends there. */
export interface Shop {
  subject: string;
  url: string;
  headers: Record<string, string>;
  regionId: string;
  paymentProvider: string;
  address: Record<string, unknown>;
  /** Known beforehand, or asked for with each cart where the price depends on it. */
  shippingOptionId: string | null;
}

const BOOT_WITHIN_MS = 120_000;
const PAYMENT_PROVIDER = "pp_cod_cod";

const ADDRESS = {
  first_name: "Asha",
  last_name: "Rao",
  address_1: "12 First Main",
  city: "Bengaluru",
  postal_code: "560001",
  country_code: "in",
};

/** QuickDash: carts of one dark store, delivered to a point beside it. */
export function quickdashShop(backend: Backend, { latitude, longitude }: Point): Shop {
  return {
    subject: "QuickDash",
    url: backend.url,
    headers: { "x-publishable-api-key": backend.publishableKey, "x-dark-store-id": storeId(1) },
    regionId: backend.regionId,
    paymentProvider: PAYMENT_PROVIDER,
    address: { ...ADDRESS, metadata: { latitude, longitude } },
    shippingOptionId: null,
  };
}

/** Medusa as it comes, with a flat delivery price. */
export function medusaShop(url: string, backend: Backend, shippingOptionId: string): Shop {
  return {
    subject: "stock Medusa",
    url,
    headers: { "x-publishable-api-key": backend.publishableKey },
    regionId: backend.regionId,
    paymentProvider: PAYMENT_PROVIDER,
    address: ADDRESS,
    shippingOptionId,
  };
}

/** Starts Medusa without any plugin on the same database, with a Redis database of its own. */
export async function startStockMedusa(settings: { databaseUrl: string; redisUrl: string }) {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DATABASE_URL: settings.databaseUrl,
    REDIS_URL: settings.redisUrl.replace(/\/\d*$/, "/5"),
    JWT_SECRET: randomBytes(32).toString("hex"),
    COOKIE_SECRET: randomBytes(32).toString("hex"),
    MEDUSA_DISABLE_TELEMETRY: "1",
  };
  const child = startChild("stock-medusa", process.execPath, [MEDUSA, "start", "--port", String(port)], {
    cwd: STOCK_MEDUSA_FOLDER,
    env,
  });
  const url = `http://localhost:${port}`;
  await waitUntil(
    () =>
      fetch(`${url}/health`).then(
        (answer) => answer.ok,
        () => false,
      ),
    {
      what: `stock Medusa (see ${child.log})`,
      withinMs: BOOT_WITHIN_MS,
    },
  );
  return { url, stop: () => stopChild(child) };
}

/** A delivery at a flat price, which Medusa needs no plugin for; made once per database. */
export async function flatShippingOption(backend: Backend, databaseUrl: string): Promise<string> {
  const name = "Flat delivery of the benchmark";
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM shipping_option WHERE name = $1`, [name]);
    if (rows[0]) {
      return rows[0].id;
    }
    const { rows: usual } = await client.query<Record<string, string>>(
      `SELECT service_zone_id, shipping_profile_id, provider_id FROM shipping_option
       WHERE deleted_at IS NULL AND price_type = 'calculated' LIMIT 1`,
    );
    const answer = await fetch(`${backend.url}/admin/shipping-options`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await operatorToken(backend)}` },
      body: JSON.stringify({
        ...usual[0],
        name,
        price_type: "flat",
        type: { label: "Flat", description: "One price", code: "flat" },
        prices: [{ currency_code: "inr", amount: 20 }],
      }),
    });
    const { shipping_option } = (await answer.json()) as { shipping_option?: { id: string } };
    if (!shipping_option) {
      throw new Error(`The flat delivery could not be made: ${answer.status}.`);
    }
    return shipping_option.id;
  });
}

/** A place to deliver to: beside the store that the shoppers buy at. */
export async function doorstep(databaseUrl: string): Promise<Point> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Point>(
      `SELECT ST_Y(location::geometry) AS latitude, ST_X(location::geometry) AS longitude
       FROM dark_store WHERE id = $1`,
      [storeId(1)],
    );
    if (!rows[0]) {
      throw new Error("The data set has no store.");
    }
    return rows[0];
  });
}
