import { quickdash } from "../support/cli.js";
import { sendJson, startFakeServer, type FakeServer } from "../support/fake-server.js";
import { quickdashInTerminal } from "../support/pseudo-terminal.js";

const ESCAPE = "\u001b[";

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe("colours", () => {
  it("are on in a terminal", async () => {
    const session = quickdashInTerminal(["doctor"]);
    expect(await session.ended).toBeGreaterThanOrEqual(0);
    expect(session.shown()).toContain(`${ESCAPE}32mok`);
  });

  it.each([{ NO_COLOR: "1" }, { TERM: "dumb" }])("are off in a terminal with %j", async (env) => {
    const session = quickdashInTerminal(["doctor"], { env });
    await session.ended;
    expect(session.shown()).toMatch(/^ok +node/m);
    expect(session.shown()).not.toContain(`${ESCAPE}32m`);
  });

  it("are off when the output is piped", async () => {
    const { stdout } = await quickdash(["doctor"]);
    expect(stdout).toMatch(/^ok +node/m);
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe("a table", () => {
  const address = `${"a long way down the road ".repeat(10)}END`;

  beforeEach(async () => {
    server = await startFakeServer((_, response) =>
      sendJson(response, 200, {
        dark_stores: [{ code: "TTY-1", name: "Terminal", status: "open", address_line: address }],
        count: 1,
      }),
    );
  });

  it("fits the terminal", async () => {
    const env = { QUICKDASH_URL: server!.url, QUICKDASH_API_KEY: "sk_of_a_test" };
    const session = quickdashInTerminal(["stores", "list"], { env, columns: 70 });
    expect(await session.ended).toBe(0);
    const lines = session.shown().split(/\r?\n/);
    expect(lines.find((line) => line.startsWith("TTY-1"))).toMatch(/…$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(70);
  });

  it("is not cut when another program reads it", async () => {
    const { stdout } = await quickdash(["stores", "list"], {
      QUICKDASH_URL: server!.url,
      QUICKDASH_API_KEY: "sk_of_a_test",
    });
    expect(stdout).toContain("END");
  });
});

describe("Ctrl-C", () => {
  it.each([["stores", "list"], ["doctor"]])("ends %s %s at once with one clear sentence and 1", async (...words) => {
    server = await startFakeServer(() => undefined);
    const session = quickdashInTerminal(words, {
      env: { QUICKDASH_URL: server.url, QUICKDASH_API_KEY: "sk_of_a_test" },
    });
    while (server.seen.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const pressedAt = Date.now();
    session.pressCtrlC();
    expect(await session.ended).toBe(1);
    expect(Date.now() - pressedAt).toBeLessThan(3_000);
    expect(session.shown()).toMatch(/Error: Stopped\.\r\n$/);
  });

  it("ends a question too", async () => {
    const session = quickdashInTerminal(["login", "--url", "http://localhost:9"], {
      env: { QUICKDASH_EMAIL: undefined, QUICKDASH_PASSWORD: undefined, QUICKDASH_API_KEY: undefined },
    });
    await session.seen("E-mail: ");
    session.pressCtrlC();
    expect(await session.ended).toBe(1);
    expect(session.shown()).toContain("Error: Stopped.");
  });
});
