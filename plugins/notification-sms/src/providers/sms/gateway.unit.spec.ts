import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sendThroughGateway } from "./gateway";
import { readSmsOptions } from "./options";

/** The gateway is the outside world: a small server that answers with the given statuses, one after the other. */
class FakeGateway {
  readonly requests: { headers: IncomingMessage["headers"]; body: unknown }[] = [];
  private server!: Server;

  async answer(...statuses: (number | "never")[]): Promise<string> {
    this.server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on("data", (chunk: Buffer) => chunks.push(chunk));
      req.on("end", () => {
        this.requests.push({ headers: req.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
        const status = statuses[Math.min(this.requests.length, statuses.length) - 1]!;
        if (status !== "never") {
          res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ id: "sms_1" }));
        }
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const message = { to: "+919812345678", text: "123456 is your code.", template: "login-code" };
const optionsFor = (gatewayUrl: string, timeoutMs = 10_000) => ({
  ...readSmsOptions({ gatewayUrl, gatewayToken: "token", timeoutMs, retryDelayMs: 1 }, "test"),
  gatewayUrl,
});

describe("sendThroughGateway", () => {
  let gateway: FakeGateway;
  beforeEach(() => {
    gateway = new FakeGateway();
  });
  afterEach(() => gateway.close());

  it("posts the message with the bearer token and returns the gateway's id", async () => {
    const url = await gateway.answer(200);
    expect(await sendThroughGateway(message, optionsFor(url), "key-1")).toEqual({ id: "sms_1" });
    expect(gateway.requests).toMatchObject([
      { body: message, headers: { authorization: "Bearer token", "idempotency-key": "key-1" } },
    ]);
  });

  it("tries again after 503 and 429, under the same idempotency key", async () => {
    const url = await gateway.answer(503, 429, 200);
    await sendThroughGateway(message, optionsFor(url), "key-2");
    expect(gateway.requests.map((request) => request.headers["idempotency-key"])).toEqual(["key-2", "key-2", "key-2"]);
  });

  it("does not repeat what the gateway refused", async () => {
    const url = await gateway.answer(400);
    await expect(sendThroughGateway(message, optionsFor(url), "key-3")).rejects.toThrow(/refused.*400/);
    expect(gateway.requests).toHaveLength(1);
  });

  it("tries again when the platform's own settings may be at fault, such as its token", async () => {
    const url = await gateway.answer(401, 404, 200);
    await sendThroughGateway(message, optionsFor(url), "key-5");
    expect(gateway.requests).toHaveLength(3);
  });

  it("asks once when the caller repeats by itself", async () => {
    const url = await gateway.answer(503);
    const sending = sendThroughGateway(message, { ...optionsFor(url), attempts: 1 }, "key-6");
    await expect(sending).rejects.toThrow("The SMS gateway did not take the message: the gateway answered 503.");
    expect(gateway.requests).toHaveLength(1);
  });

  it("gives up after three attempts without an answer, naming neither number nor text", async () => {
    const url = await gateway.answer("never");
    const sending = sendThroughGateway(message, optionsFor(url, 100), "key-4");
    await expect(sending).rejects.toThrow(/3 attempts/);
    await expect(sending).rejects.not.toThrow(/9812345678|123456/);
  });
});

describe("readSmsOptions", () => {
  it("refuses to write codes to the log in production", () => {
    expect(() => readSmsOptions({}, "production")).toThrow(/gatewayUrl/);
    expect(readSmsOptions({ gatewayUrl: "https://sms.example" }, "production").gatewayUrl).toBe("https://sms.example");
  });

  it("names the option that is wrong", () => {
    expect(() => readSmsOptions({ gatewayUrl: "no address" }, "test")).toThrow(/gatewayUrl/);
  });
});
