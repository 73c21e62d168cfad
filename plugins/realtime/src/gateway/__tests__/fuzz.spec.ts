import type { GatewayNamespace } from "../../contract";
import { Client } from "./support/gateway-under-test";
import { TestBed, until } from "./support/test-bed";

const bed = new TestBed();
beforeAll(() => bed.open());
afterEach(() => bed.reset());
afterAll(() => bed.close());

/** The same numbers in every run (mulberry32): what fails once fails again. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KEYS = [
  "latitude",
  "longitude",
  "recorded_at",
  "order_id",
  "dark_store_ids",
  "__proto__",
  "constructor",
  "toString",
  "length",
  "",
];
const nested = (depth: number): unknown => JSON.parse(`${'{"a":['.repeat(depth)}${"]}".repeat(depth)}`);

/** Some value a client might send, sensible or not. */
function anyValue(random: () => number, depth = 0): unknown {
  const pick = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const scalar = () =>
    pick<unknown>(
      null,
      true,
      0,
      -1,
      1e308,
      91,
      12.97,
      "",
      "12.97",
      "../me",
      "\u0000\ud800",
      "x".repeat(5000),
      new Date(0).toISOString(),
    );
  if (depth > 3 || random() < 0.5) {
    return scalar();
  }
  if (random() < 0.1) {
    return pick<unknown>(Buffer.from("binary"), nested(20), new Date().toISOString());
  }
  const size = Math.floor(random() * 4);
  if (random() < 0.3) {
    return Array.from({ length: size }, () => anyValue(random, depth + 1));
  }
  const entries = Array.from({ length: size }, () => [pick(...KEYS), anyValue(random, depth + 1)] as const);
  const object: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** What lies below Socket.IO: the websocket itself. */
const websocketOf = (client: Client) =>
  (client.socket.io.engine as unknown as { transport: { ws: { send: (frame: string | Buffer) => void } } }).transport
    .ws;

/** Somebody else is served as if nothing had happened. */
async function expectService(): Promise<void> {
  const rider = await bed.connect("/rider", bed.newId("rider"));
  const here = { latitude: 12.97, longitude: 77.59, recorded_at: new Date().toISOString() };
  expect(await rider.send("location", here)).toEqual({ ok: true });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect((await fetch(`http://127.0.0.1:${bed.gateway.port}/health`)).status).toBe(200);
}

const MESSAGE_OF = { "/rider": "location", "/customer": "track", "/ops": "watch", "/staff": "anything" } as const;
/** Every answer to a wrong message is one of these; nothing is ever an internal error. */
const REFUSALS =
  /^(unknown_message|invalid_message|message_too_large|rate_limited|invalid_location|recorded_|inaccurate|implausible|order_not_found)/;

describe("whatever a client sends", () => {
  it.each(["/rider", "/customer", "/ops", "/staff"] as const)(
    "in %s is answered with ok or a clear refusal",
    async (namespace) => {
      const random = numbersFrom(2026);
      const id = bed.newId("account");
      bed.backend.storesOf.set(id, []);
      const codes = new Set<string>();
      for (let round = 0; round < 15; round++) {
        const client = await bed.connect(namespace, id);
        const answers = Array.from({ length: 12 }, () =>
          client.send(MESSAGE_OF[namespace], anyValue(random), anyValue(random)),
        );
        for (const answer of await Promise.all(answers)) {
          codes.add("error" in answer ? answer.error.code : "ok");
        }
        client.close();
      }
      codes.delete("ok");
      expect(codes.size).toBeGreaterThan(0);
      expect([...codes].filter((code) => !REFUSALS.test(code))).toEqual([]);
      await expectService();
    },
  );

  it("cannot reach the prototype of anything", async () => {
    const rider = await bed.connect("/rider", bed.newId("rider"));
    const pollution = [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"latitude":1,"longitude":1,"recorded_at":{"__proto__":{"polluted":true}}}',
    ];
    for (const text of pollution) {
      expect(await rider.send("location", JSON.parse(text))).toMatchObject({ error: { code: "invalid_location" } });
    }
    for (const name of ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"]) {
      expect(await rider.send(name, {})).toMatchObject({ error: { code: "unknown_message" } });
    }
    await expectService();
  });

  it("is refused clearly when it is nested without end", async () => {
    const rider = await bed.connect("/rider", bed.newId("rider"));
    for (const payload of [nested(9), nested(1000), { latitude: nested(500) }]) {
      expect(await rider.send("location", payload)).toMatchObject({ error: { code: "message_too_large" } });
    }
    await expectService();
  });

  it("below Socket.IO costs its connection at most", async () => {
    const random = numbersFrom(7);
    const bytes = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    const frames: (string | Buffer)[] = [
      "",
      "4",
      "9",
      "42",
      "42/rider",
      "42/rider,",
      "42/rider,[",
      "42/rider,{}",
      '42/rider,["location"',
      "42/rider,[]",
      "42/rider,[null]",
      "42/rider,[[]]",
      '42/rider,99999999999999999999["location",{}]',
      '42/rider,-1["location",{}]',
      '42/nowhere,["location",{}]',
      '42["location",{}]',
      '43/rider,0[{"ok":true}]',
      "41/rider,",
      '44/rider,"no"',
      '451-/rider,["location",{"_placeholder":true,"num":0}]',
      '4599999999-/rider,["location",{"_placeholder":true,"num":5}]',
      '451-/rider,["location",{"_placeholder":true,"num":-1}]',
      "46/rider,[1]",
      '40/rider,{"token":"x"}',
      "40/rider,[",
      "40/ops,",
      '42/rider,["disconnect"]',
      '42/rider,["connect_error",{}]',
      '42/rider,["newListener",{}]',
      `42/rider,["location",${"[".repeat(5000)}`,
      `42/rider,[${'"location",'.repeat(500)}1]`,
      "1",
      "2probe",
      "3",
      "5",
      "6",
      bytes(1),
      bytes(40),
      bytes(4000),
      ...Array.from({ length: 30 }, () => `4${bytes(1 + Math.floor(random() * 60)).toString("latin1")}`),
    ];
    for (const frame of frames) {
      const client = await bed.connect("/rider", bed.newId("rider"));
      websocketOf(client).send(frame);
      websocketOf(client).send(frame);
    }
    await expectService();
    bed.reset();
    await until(async () => (await bed.metric("gateway_connections", { namespace: "/rider" })) <= 1);
  });

  it("as a credential is refused", async () => {
    const random = numbersFrom(11);
    for (let round = 0; round < 40; round++) {
      const namespace = (["/rider", "/customer", "/ops", "/staff"] as GatewayNamespace[])[
        round % 4
      ] as GatewayNamespace;
      const refusal = Client.connect(bed.gateway, namespace, anyValue(random)).catch((error: Error) => error.message);
      expect(await refusal).toBe("invalid_token");
    }
    await expectService();
  });
});
