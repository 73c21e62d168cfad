import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sendJson, startFakeServer, type FakeServer } from "../support/fake-server.js";
import { newcomer, type Newcomer } from "../support/logins.js";

const servers: FakeServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server with one store, which takes any key. */
async function serverWith(code: string): Promise<FakeServer> {
  const server = await startFakeServer(({ path }, response) =>
    path.startsWith("/admin/api-keys")
      ? sendJson(response, 200, { api_keys: [] })
      : sendJson(response, 200, { dark_stores: [{ code }], count: 1 }),
  );
  servers.push(server);
  return server;
}

/** Someone with the profiles `north` and `south`, the latter in use. */
async function withTwo(): Promise<{ me: Newcomer; north: FakeServer; south: FakeServer }> {
  const [me, north, south] = [newcomer(), await serverWith("NORTH-1"), await serverWith("SOUTH-1")];
  for (const [name, { url }] of Object.entries({ north, south })) {
    expect((await me.run(["login", "--profile", name, "--url", url, "--api-key", `sk_${name}_key`])).code).toBe(0);
  }
  return { me, north, south };
}

async function codesOf(me: Newcomer, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { json, stderr } = await me.run(["stores", "list", "--json", ...args], env);
  return json?.dark_stores[0].code ?? stderr;
}

describe("profiles", () => {
  it("are listed with the current one marked and no secret shown", async () => {
    const { me, north, south } = await withTwo();
    const { json } = await me.run(["profiles", "list", "--json"]);
    expect(json).toEqual({
      profiles: [
        { name: "north", current: false, backend_url: north.url, gateway_url: null, login: "API key sk_nor…" },
        { name: "south", current: true, backend_url: south.url, gateway_url: null, login: "API key sk_sou…" },
      ],
      count: 2,
    });
  });

  it("are chosen by use, by QUICKDASH_PROFILE over that, and by --profile over both", async () => {
    const { me } = await withTwo();
    expect(await codesOf(me)).toBe("SOUTH-1");
    expect((await me.run(["profiles", "use", "north"])).code).toBe(0);
    expect(await codesOf(me)).toBe("NORTH-1");
    expect(await codesOf(me, [], { QUICKDASH_PROFILE: "south" })).toBe("SOUTH-1");
    expect(await codesOf(me, ["--profile", "north"], { QUICKDASH_PROFILE: "south" })).toBe("NORTH-1");
  });

  it("are found by the address of their server", async () => {
    const { me, north } = await withTwo();
    expect(await codesOf(me, ["--url", north.url])).toBe("NORTH-1");
    expect(north.seen.at(-1)!.authorization).toBe(`Basic ${Buffer.from("sk_north_key:").toString("base64")}`);
  });

  it("never send what the environment proves to a server that is named by hand", async () => {
    const { me, north } = await withTwo();
    expect(await codesOf(me, ["--profile", "north"], { QUICKDASH_API_KEY: "sk_of_another" })).toBe("NORTH-1");
    expect(north.seen.at(-1)!.authorization).toBe(`Basic ${Buffer.from("sk_north_key:").toString("base64")}`);
  });

  it("that nobody made are refused with those that there are", async () => {
    const { me } = await withTwo();
    for (const args of [
      ["stores", "list", "--profile", "east"],
      ["profiles", "use", "east"],
      ["logout", "--profile", "east"],
    ]) {
      const { code, stderr } = await me.run(args);
      expect(code).toBe(1);
      expect(stderr).toContain("There is no profile east. There are north, south.");
    }
  });

  it("and another address do not go together", async () => {
    const { me } = await withTwo();
    const { code, stderr } = await me.run(["stores", "list", "--profile", "north", "--url", "http://localhost:9"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Give one of the two.");
  });

  it("are forgotten one by one or all at once", async () => {
    const { me } = await withTwo();
    expect((await me.run(["logout", "--profile", "north", "--json"])).json).toEqual({ logged_out: ["north"] });
    expect(await codesOf(me)).toBe("SOUTH-1");
    expect((await me.run(["logout", "--all", "--json"])).json).toEqual({ logged_out: ["south"] });
    expect(await codesOf(me)).toContain("No QuickDash server is known here");
  });

  it("of a file that is broken are never written over", async () => {
    const me = newcomer();
    mkdirSync(dirname(me.file), { recursive: true });
    writeFileSync(me.file, "{ half a fi");
    const { url } = await serverWith("NORTH-1");
    const { code, stderr } = await me.run(["login", "--url", url, "--api-key", "sk_north_key"]);
    expect(code).toBe(1);
    expect(stderr).toContain("is no file of logins. Move it away");
    expect(readFileSync(me.file, "utf8")).toBe("{ half a fi");
  });
});
