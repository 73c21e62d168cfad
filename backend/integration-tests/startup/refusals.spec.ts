import { newHome, occupyPort, runModule, runScript } from "./support/scripts";

/** No server listens there. */
const NOWHERE = "localhost:1";

describe("a start that cannot work", () => {
  it("names the setting of a port that another program uses", async () => {
    const { port, server } = await occupyPort();
    const { code, said } = await runScript("start.mjs", { QUICKDASH_HOME: newHome(), GATEWAY_PORT: String(port) });
    server.close();
    expect(said).toBe(
      `Port ${port} is in use by another program: stop that program, or choose another port with GATEWAY_PORT=<port>.`,
    );
    expect(code).toBe(1);
  });

  it("refuses a port that is no number, and two equal ports", async () => {
    const wrong = await runScript("start.mjs", { BACKEND_PORT: "ninety" });
    expect(wrong).toEqual({ code: 1, said: 'BACKEND_PORT must be a port number between 1 and 65535, not "ninety".' });
    const twice = await runScript("start.mjs", { BACKEND_PORT: "9100" });
    expect(twice).toEqual({
      code: 1,
      said: "BACKEND_PORT and ADMIN_PORT are both 9100: give one of them another port.",
    });
  });

  it("refuses a Node that the packages do not support, and accepts the right one", async () => {
    const check = (version: string) =>
      runModule(
        `import { checkNodeVersion } from "scripts/machine/node-version.mjs";
         try { checkNodeVersion(${JSON.stringify(version)}); console.log("fine"); } catch (e) { console.log(e.message); }`,
      );
    expect((await check("18.20.4")).said).toMatch(
      /^QuickDash needs Node 20\.19 or a later 20, and this is Node 18\.20\.4/,
    );
    expect((await check("22.1.0")).said).toMatch(/this is Node 22\.1\.0/);
    expect((await check("20.20.2")).said).toBe("fine");
  });

  it("refuses a disk with less room than an installation takes", async () => {
    const { said } = await runModule(
      `import { checkDisk } from "scripts/machine/disk.mjs";
       try { checkDisk("/", 1e18); } catch (e) { console.log(e.message); }`,
    );
    expect(said).toMatch(/^Only .+ are free on the disk of \/, and this needs .+: free some space and run it again\.$/);
  });

  it("makes no secrets up in production and names all that are missing", async () => {
    const ports = {
      BACKEND_PORT: "19000",
      ADMIN_PORT: "19100",
      GATEWAY_PORT: "19200",
      PG_PORT: "19300",
      REDIS_PORT: "19400",
    };
    const { code, said } = await runScript("start.mjs", {
      ...ports,
      NODE_ENV: "production",
      QUICKDASH_HOME: newHome(),
      JWT_SECRET: "a".repeat(32),
    });
    expect(said).toMatch(/COOKIE_SECRET, ADMIN_SESSION_SECRET, .*DATABASE_URL, REDIS_URL\.$/);
    expect(said).not.toContain("JWT_SECRET");
    expect(code).toBe(1);
  });

  it("says when nothing answers at DATABASE_URL or REDIS_URL", async () => {
    const check = (module: string, name: string, url: string) =>
      runModule(
        `import { ${name} } from "scripts/services/${module}";
         await ${name}("${url}").catch((e) => console.log(e.name + ": " + e.message));`,
      );
    const database = await check("database-check.mjs", "checkDatabase", `postgres://nobody@${NOWHERE}/shop`);
    expect(database.said).toMatch(/^Problem: DATABASE_URL: no PostgreSQL answers at localhost:1/);
    const redis = await check("redis.mjs", "checkRedis", `redis://${NOWHERE}`);
    expect(redis.said).toMatch(/^Problem: REDIS_URL: no Redis answers at localhost:1/);
  });
});
