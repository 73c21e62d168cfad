import { quickdash } from "../support/cli.js";
import { sendJson, startFakeServer, type FakeServer } from "../support/fake-server.js";

const LIST = ["stores", "list"];
const KEY = "sk_of_a_test";

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Runs `stores list` against a server that answers like this, for people and for programs. */
async function listAt(url: string, env: NodeJS.ProcessEnv = {}) {
  const here = { QUICKDASH_URL: url, QUICKDASH_API_KEY: KEY, QUICKDASH_RUNTIME: "", ...env };
  const [people, programs] = [await quickdash(LIST, here), await quickdash([...LIST, "--json"], here)];
  expect([people.code, people.stdout, programs.code, programs.stdout]).toEqual([1, "", 1, ""]);
  return { text: people.stderr, error: JSON.parse(programs.stderr).error };
}

describe("an answer that is none", () => {
  it("of a server that is down ends with 1, the address and what to do", async () => {
    const { text, error } = await listAt("http://localhost:9");
    expect(text).toMatch(/^Error: Cannot reach QuickDash at http:\/\/localhost:9 .*npm start.*--url\.\n$/);
    expect(error).toEqual({ code: "unreachable", message: expect.stringContaining("http://localhost:9") });
  });

  it("of a server that is slow ends after the limit that the environment sets", async () => {
    server = await startFakeServer(() => undefined);
    const { text, error } = await listAt(server.url, { QUICKDASH_TIMEOUT_SECONDS: "0.5" });
    expect(text).toBe(`Error: ${server.url} did not answer within 0.5 s.\n`);
    expect(error.code).toBe("timeout");
  });

  it("of a server that hangs up in the middle is no bug of ours", async () => {
    server = await startFakeServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write("{");
      response.destroy();
    });
    const { text } = await listAt(server.url);
    expect(text).toMatch(/^Error: Cannot reach QuickDash at/);
  });

  it.each([
    ["text/html", "<html>a login page of some proxy</html>"],
    ["application/json", '{"dark_stores": ['],
  ])("as %s that is not JSON asks whether this is QuickDash", async (type, body) => {
    server = await startFakeServer((_, response) => {
      response.writeHead(200, { "content-type": type }).end(body);
    });
    const { text, error } = await listAt(server.url);
    expect(text).toMatch(/did not answer with JSON\. Is that the address of a QuickDash backend\?/);
    expect(error.code).toBe("not_quickdash");
  });
});

describe("a refusal", () => {
  it("passes the server's sentence, code and request id through", async () => {
    server = await startFakeServer((_, response) =>
      sendJson(response, 500, {
        type: "unknown_error",
        code: "unknown_error",
        message: "It broke.",
        request_id: "r-1",
      }),
    );
    const { text, error } = await listAt(server.url);
    expect(text).toBe("Error: It broke. (request r-1)\n");
    expect(error).toEqual({ code: "unknown_error", message: "It broke.", request_id: "r-1", status: 500 });
  });

  it("without a sentence names the call and the status", async () => {
    server = await startFakeServer((_, response) => void response.writeHead(502).end("Bad Gateway"));
    const { text, error } = await listAt(server.url);
    expect(text).toBe("Error: GET /admin/dark-stores was answered with 502.\n");
    expect(error).toMatchObject({ code: "http_502", status: 502, request_id: null });
  });

  it("of an API key says that the key is not accepted and what to do", async () => {
    server = await startFakeServer((_, response) => sendJson(response, 401, { message: "Unauthorized" }));
    const { text, error } = await listAt(server.url);
    expect(text).toMatch(/does not accept this API key.*quickdash login --api-key/);
    expect(error.code).toBe("login_refused");
  });

  it("of a limit on the time of calls that is no number is wrong usage", async () => {
    const run = await quickdash(LIST, { QUICKDASH_TIMEOUT_SECONDS: "soon" });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("QUICKDASH_TIMEOUT_SECONDS must be a number");
  });
});
