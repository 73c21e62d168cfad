import { randomBytes } from "node:crypto";
import type { Benchmark, Run } from "../../benchmark.js";
import { CHECKOUT_SIZE, checkoutDataSet } from "../../data/data-sets.js";
import { openDataSet } from "../../data/data-set.js";
import { riderId } from "../../data/ids.js";
import type { Findings } from "../../findings.js";
import { startBackend } from "../../harness/backend.js";
import { withClient } from "../../harness/database.js";
import { percentile, spreadOf } from "../../harness/statistics.js";
import { tokenFor } from "../../harness/tokens.js";
import { basketOf } from "../checkout/baskets.js";
import { doorstep, quickdashShop, type Shop } from "../checkout/shop.js";
import { checkOut } from "../checkout/shopper.js";
import { startGatewayOf } from "../gateway/servers.js";
import { WireClient } from "../gateway/wire-client.js";
import { Packer } from "./packer.js";
import { fillScene, STAFF_ID } from "./scene.js";

const RIDERS = 6;
const ORDERS_PER_MINUTE = 20;
const ORDERS = { full: 100, small: 10 };
const WARM_UP = 5;
const GIVE_UP_MS = 10_000;

/** From the store's "ready" to the offer on a rider's socket, while orders are placed and packed all the time. */
export const offerLatency: Benchmark = {
  name: "offer-latency",
  summary: `order ready to offer on a rider's socket, ${ORDERS_PER_MINUTE} orders a minute`,
  run: measureOfferLatency,
};

/** When the first rider was told of an order's offer, by the clock of this process. */
type Told = Map<string, number>;

async function measureOfferLatency(run: Run): Promise<Findings> {
  const databaseUrl = await openDataSet(run, checkoutDataSet);
  const { redisUrl } = run.services;
  const place = await doorstep(databaseUrl);
  await withClient(databaseUrl, (client) => fillScene(client, RIDERS, place));
  const jwtSecret = randomBytes(32).toString("hex");
  const backend = await startBackend({
    databaseUrl,
    redisUrl,
    env: { JWT_SECRET: jwtSecret },
    profileFolder: run.profileFolder,
  });
  const gateway = await startGatewayOf({ redisUrl, backendUrl: backend.url, jwtSecret, profileFolder: null });
  const told: Told = new Map();
  const riders = await openRiders(gateway.port, jwtSecret, told);
  const packer = new Packer(backend.url, tokenFor("staff", STAFF_ID, jwtSecret));
  const shop = quickdashShop(backend, place);
  try {
    const took = await rush({ shop, packer, told }, ORDERS[run.scale]);
    const sorted = took.sort((a, b) => a - b);
    const p99 = percentile(sorted, 0.99);
    return {
      data: `${ORDERS[run.scale]} orders, ${ORDERS_PER_MINUTE} a minute, ${RIDERS} riders beside the store`,
      measurements: [
        {
          scenario: "ready to offer",
          subject: "QuickDash",
          figures: { p50_ms: spreadOf([percentile(sorted, 0.5)]), p99_ms: spreadOf([p99]), all_ms: spreadOf(sorted) },
        },
      ],
      ratios: [{ what: "p99 from ready to the rider's socket, ms", value: p99, goal: { at: "most", value: 500 } }],
      notes: [
        "From the moment the staff's request is sent; all programs and the shoppers share the machine.",
        "Orders are cancelled when their offer has come, so that riders stay free.",
      ],
    };
  } finally {
    riders.forEach((rider) => rider.close());
    await Promise.all([gateway.stop(), backend.stop()]);
  }
}

/** Every few seconds somebody orders; each order is packed and said ready. Answers milliseconds. */
async function rush(scene: { shop: Shop; packer: Packer; told: Told }, orders: number): Promise<number[]> {
  const took: number[] = [];
  const under: Promise<void>[] = [];
  for (let number = 0; number < orders + WARM_UP; number++) {
    under.push(followOrder(scene, number).then((ms) => void (number >= WARM_UP && took.push(ms))));
    await sleep(60_000 / ORDERS_PER_MINUTE);
  }
  await Promise.all(under);
  return took;
}

async function followOrder(
  { shop, packer, told }: { shop: Shop; packer: Packer; told: Told },
  number: number,
): Promise<number> {
  const { order_id } = await checkOut(shop, basketOf(number, CHECKOUT_SIZE.skus));
  await packer.pack(order_id);
  const readyAt = performance.now();
  await packer.sayReady(order_id);
  while (!told.has(order_id)) {
    if (performance.now() - readyAt > GIVE_UP_MS) {
      throw new Error(`No rider was offered order ${order_id} within ${GIVE_UP_MS} ms.`);
    }
    await sleep(10);
  }
  await packer.cancel(order_id);
  return (told.get(order_id) ?? NaN) - readyAt;
}

function openRiders(port: number, jwtSecret: string, told: Told): Promise<WireClient[]> {
  const listen = (packet: string) => {
    const { order_ids } = readOffer(packet);
    for (const order_id of order_ids) {
      if (!told.has(order_id)) told.set(order_id, performance.now());
    }
  };
  return Promise.all(
    Array.from({ length: RIDERS }, (_, index) =>
      WireClient.open({
        port,
        namespace: "/rider",
        auth: { token: tokenFor("rider", riderId(index + 1), jwtSecret) },
        onPacket: listen,
      }),
    ),
  );
}

/** Orders of an `offer.created`; none of any other packet. */
function readOffer(packet: string): { order_ids: string[] } {
  const start = packet.indexOf("[");
  if (start < 0) return { order_ids: [] };
  const [event, message] = JSON.parse(packet.slice(start)) as [string, { order_ids: string[] }];
  return event === "offer.created" ? message : { order_ids: [] };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
