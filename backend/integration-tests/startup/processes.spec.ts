import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawn, type ChildProcess } from "node:child_process";
import { newHome, occupyPort, runModule, runScript, startModule } from "./support/scripts";

const strays: ChildProcess[] = [];
afterEach(() => strays.splice(0).forEach((child) => child.kill("SIGKILL")));

/** Holds the lock of a home, as a running start does. */
async function holdLock(home: string): Promise<ChildProcess> {
  const holder = startModule(
    `import { takeLock } from "scripts/processes/lock.mjs";
     takeLock(${JSON.stringify(join(home, "start.lock"))});
     console.log("held");
     setInterval(() => {}, 1000);`,
  );
  strays.push(holder);
  await once(holder.stdout!, "data");
  return holder;
}

async function sleeper(): Promise<{ pid: number; identity: string; child: ChildProcess }> {
  const child = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
  strays.push(child);
  const { said } = await runModule(
    `import { identityOf } from "scripts/processes/identity.mjs"; console.log(identityOf(${child.pid}));`,
  );
  return { pid: child.pid!, identity: said, child };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, "exit");
  }
}

describe("two starts at once", () => {
  it("tells the second that the first is at work", async () => {
    const home = newHome();
    const holder = await holdLock(home);
    const { code, said } = await runScript("start.mjs", { QUICKDASH_HOME: home });
    expect(said).toMatch(
      new RegExp(`^QuickDash already runs or is starting here; .+ \\(process ${holder.pid}, since .+\\)\\.$`),
    );
    expect(code).toBe(1);
  });

  it("takes over the lock of a start that was killed", async () => {
    const home = newHome();
    const holder = await holdLock(home);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const { port, server } = await occupyPort();
    const { said } = await runScript("start.mjs", { QUICKDASH_HOME: home, BACKEND_PORT: String(port) });
    server.close();
    expect(said).toMatch(new RegExp(`^Port ${port} is in use`));
  });

  it("lets exactly one of many take a free or a dead lock", async () => {
    const path = join(newHome(), "start.lock");
    const contend = () =>
      startModule(
        `import { takeLock } from "scripts/processes/lock.mjs";
         const { holder } = takeLock(${JSON.stringify(path)});
         console.log(holder ? "refused" : "taken");
         setTimeout(() => process.kill(process.pid, "SIGKILL"), 4000);`,
      );
    for (const round of ["free", "dead"]) {
      const children = Array.from({ length: 6 }, contend);
      strays.push(...children);
      const answers = await Promise.all(
        children.map(async (child) => String((await once(child.stdout!, "data"))[0]).trim()),
      );
      expect({ round, taken: answers.filter((answer) => answer === "taken").length }).toEqual({ round, taken: 1 });
      await Promise.all(children.map(ended));
    }
  });
});

describe("npm stop", () => {
  it("ends what a killed start left running, and no process that merely has its number", async () => {
    const home = newHome();
    const ours = await sleeper();
    const foreign = await sleeper();
    mkdirSync(home, { recursive: true });
    const register = [
      { name: "backend", pid: ours.pid, identity: ours.identity },
      { name: "gateway", pid: foreign.pid, identity: "another boot:1" },
    ];
    writeFileSync(join(home, "processes.json"), JSON.stringify(register));

    const { said } = await runScript("stop.mjs", { QUICKDASH_HOME: home });
    expect(said).toBe("QuickDash has stopped. Data and logs are kept.");
    expect(ours.child.signalCode ?? (await once(ours.child, "exit"))[1]).toBe("SIGTERM");
    expect(foreign.child.signalCode).toBeNull();
  });

  it("says when there is nothing to stop", async () => {
    expect(await runScript("stop.mjs", { QUICKDASH_HOME: newHome() })).toEqual({
      code: 0,
      said: "QuickDash was not running.",
    });
  });
});
