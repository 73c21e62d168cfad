import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { endGateways, freePort, run, untilReady } from "./support/gateway-process";
import { Client, tokenFor } from "./support/gateway-under-test";

afterEach(endGateways);

describe("the gateway process", () => {
  it("answers /health and /ready, and on SIGTERM lets its clients go and exits with 0", async () => {
    const port = await freePort();
    const gateway = run({ GATEWAY_PORT: String(port) });
    await untilReady(port);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);

    const rider = await Client.connect({ port }, "/rider", tokenFor("rider", `rider_process_${port}`));
    const ended = rider.ended();
    gateway.child.kill("SIGTERM");
    expect(await ended).toMatch(/transport/); // a client reconnects by itself after this, not after "io server disconnect"
    expect(await gateway.exit).toBe(0);
    rider.close();
  });

  it("says in one sentence which setting to change when its port is in use, and exits with 1", async () => {
    const occupied = createServer().listen(0);
    await once(occupied, "listening");
    const { port } = occupied.address() as AddressInfo;
    const gateway = run({ GATEWAY_PORT: String(port) });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr().trim().split("\n")).toEqual([expect.stringMatching(/in use.*GATEWAY_PORT/)]);
    occupied.close();
  });

  it("refuses to start with a weak secret in production", async () => {
    const gateway = run({ NODE_ENV: "production", GATEWAY_PORT: "0" });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toMatch(/JWT_SECRET is too weak/);
  });

  it("names REDIS_URL when Redis is not there", async () => {
    const gateway = run({ GATEWAY_PORT: "0", REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toMatch(/REDIS_URL/);
  });
});
