import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { connectRedis } from "./connect-redis";

let silent: Server;
const sockets: Socket[] = [];
beforeAll(async () => {
  silent = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
});
afterAll(() => {
  sockets.forEach((socket) => socket.destroy());
  silent.close();
});

describe("the connection to Redis", () => {
  it("gives a command up where Redis takes it and never answers", async () => {
    const { port } = silent.address() as AddressInfo;
    const redis = connectRedis(`redis://127.0.0.1:${port}`, () => undefined);
    await expect(redis.ping()).rejects.toThrow(/timed out/i);
    redis.disconnect();
  }, 10_000);

  it("gives a command up where there is no Redis", async () => {
    const redis = connectRedis("redis://127.0.0.1:1", () => undefined);
    await expect(redis.ping()).rejects.toThrow();
    redis.disconnect();
  });
});
