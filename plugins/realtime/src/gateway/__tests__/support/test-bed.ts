import Redis from "ioredis";
import type { GatewayNamespace } from "../../../contract";
import RealtimeService from "../../../modules/realtime/service";
import type { Gateway } from "../../server";
import { FakeBackend } from "./fake-backend";
import { Client, startTestGateway, tokenFor } from "./gateway-under-test";

const ACTOR_TYPE = { "/rider": "rider", "/customer": "customer", "/staff": "staff", "/ops": "user" } as const;
const WAIT_MS = 10_000;

/** Two gateways on one Redis, the backend beside them, and clients that are gone after each test. */
export class TestBed {
  readonly backend = new FakeBackend();
  gateway!: Gateway;
  secondGateway!: Gateway;
  redis!: Redis;
  realtime!: RealtimeService;
  private readonly clients: Client[] = [];
  /** Ids of this run only: Redis channels are shared by everyone on the same Redis. */
  private readonly run = `${process.pid}_${Date.now()}`;
  private next = 0;

  async open(): Promise<void> {
    const url = await this.backend.start();
    [this.gateway, this.secondGateway] = await Promise.all([startTestGateway(url), startTestGateway(url)]);
    this.redis = new Redis(process.env.REDIS_URL!);
    this.realtime = new RealtimeService({}, { redisUrl: process.env.REDIS_URL });
  }

  async close(): Promise<void> {
    const hooks = this.realtime.__hooks;
    await Promise.all([this.gateway.close(), this.secondGateway.close(), hooks.onApplicationShutdown()]);
    this.redis.disconnect();
    this.backend.stop();
  }

  /** Between tests: nobody is connected and the backend is well. */
  reset(): void {
    this.backend.failWith = null;
    this.clients.splice(0).forEach((client) => client.close());
  }

  newId(prefix: string): string {
    return `${prefix}_${this.run}_${this.next++}`;
  }

  /** Connects somebody; staff work in a store of their own. */
  async connect(namespace: GatewayNamespace, id: string, at: Pick<Gateway, "port"> = this.gateway): Promise<Client> {
    const client = await Client.connect(at, namespace, this.tokenOf(namespace, id));
    this.clients.push(client);
    return client;
  }

  tokenOf(namespace: GatewayNamespace, id: string): string {
    return tokenFor(ACTOR_TYPE[namespace], id);
  }

  /** A customer who follows an order of theirs. */
  async follow(
    orderId: string,
    at: Pick<Gateway, "port"> = this.gateway,
    customerId = this.newId("cus"),
  ): Promise<Client> {
    this.backend.customerOf.set(orderId, customerId);
    const customer = await this.connect("/customer", customerId, at);
    await customer.send("track", { order_id: orderId });
    return customer;
  }

  /** One figure of `GET /metrics`, summed over the label values that are not given. */
  async metric(name: string, labels: Record<string, string> = {}, of: Gateway = this.gateway): Promise<number> {
    const text = await (
      await fetch(`http://127.0.0.1:${of.port}/metrics`, { headers: { connection: "close" } })
    ).text();
    const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const values = lines
      .filter((line) => wanted.every((part) => line.includes(part)))
      .map((line) => line.split(" ").at(-1));
    return values.reduce((sum, value) => sum + Number(value), 0);
  }
}

/** Long enough for a message that must not come to have come. */
export const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

/** Waits until it is so; throws after ten seconds. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await check())) {
    if (Date.now() > deadline) {
      throw new Error("It did not become so in time.");
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
