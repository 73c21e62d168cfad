import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Interrupted, StepFailure } from "../progress/problem.mjs";
import { identityOf, isSameProcess } from "./identity.mjs";

const POLL_MS = 50;
/** Longest that any one process may take to stop by itself. */
const GRACE_MS = 4_000;
/** Stopped last, because the others write to them until their end. */
const SERVICES = ["postgres", "redis"];
/** A log that has grown beyond this is put aside once at the next start. */
const LONG_LOG_BYTES = 20e6;

/**
 * Every process that a start runs, remembered in a file so that a later start or `npm stop` finds what a killed one left
 * behind. Each child leads its own process group: a Ctrl-C reaches only us, and we stop the children in order.
 */
export class Processes {
  #file;
  #children = [];
  #nested = [];
  #stopping = false;

  /** @param {string | null} folder holds the register; without one, only we ourselves end what we started */
  constructor(folder) {
    this.#file = folder && join(folder, "processes.json");
    if (folder) {
      mkdirSync(folder, { recursive: true });
    }
  }

  /**
   * Starts a process whose output goes to the end of `log`, or its results to a file of their own. `exited` resolves
   * with its code or signal.
   *
   * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, log?: string, output?: string, shown?: boolean, uid?: number,
   *   gid?: number, stopSignal?: string, stopsGroup?: boolean, graceMs?: number }} options `shown` lets what it says
   *   through to our own error output instead of a log
   */
  start(name, command, args, { cwd, env = process.env, log, output: results, shown = false, uid, gid, ...stopping }) {
    if (this.#stopping) {
      throw new Interrupted("The start was stopped.");
    }
    const { stdio, close } = openOutputs({ log, results, shown });
    const child = spawn(command, args, { cwd, env, uid, gid, detached: true, stdio });
    close();
    const entry = {
      name,
      pid: child.pid ?? null,
      identity: child.pid ? identityOf(child.pid) : null,
      log,
      ...stopping,
    };
    entry.exited = new Promise((resolve) => {
      child.once("error", (error) => resolve({ code: null, signal: null, error }));
      child.once("exit", (code, signal) => resolve({ code, signal, error: null }));
    }).then((result) => {
      this.#children = this.#children.filter((other) => other !== entry);
      this.#remember();
      return result;
    });
    this.#children.push(entry);
    this.#remember();
    return entry;
  }

  /** Runs a command to its end. Throws a StepFailure when it fails, Interrupted when we are being stopped. */
  async execute(name, command, args, options) {
    const { code, signal, error } = await this.start(name, command, args, { stopsGroup: true, ...options }).exited;
    if (this.#stopping) {
      throw new Interrupted("The start was stopped.");
    }
    if (error) {
      throw new StepFailure(`${command} could not be started (${error.message}).`, options.log);
    }
    if (code !== 0) {
      throw new StepFailure(`${name} ended with ${signal ?? `exit code ${code}`}.`, options.log);
    }
  }

  /** Another register, for work that several homes share; what stops us stops it too. */
  nested(folder) {
    if (this.#stopping) {
      throw new Interrupted("The start was stopped.");
    }
    const nested = new Processes(folder);
    this.#nested.push(nested);
    return nested;
  }

  /** Numbers of the running processes by name. */
  pids() {
    return Object.fromEntries(this.#children.map(({ name, pid }) => [name, pid]));
  }

  get isStopping() {
    return this.#stopping;
  }

  /** Stops everything that still runs: first what uses the services, then the services. */
  async stopAll() {
    this.#stopping = true;
    await Promise.all(this.#nested.map((nested) => nested.stopAll()));
    await Promise.all(this.#children.filter(({ name }) => !SERVICES.includes(name)).map((entry) => endProcess(entry)));
    await Promise.all(this.#children.map((entry) => endProcess(entry)));
  }

  /** Kills everything without asking. */
  async killAll() {
    this.#stopping = true;
    await Promise.all(this.#nested.map((nested) => nested.killAll()));
    await Promise.all(this.#children.map((entry) => endProcess({ ...entry, stopSignal: "SIGKILL", stopsGroup: true })));
  }

  /** Ends what an earlier, killed start left behind; never touches a process that merely has the same number. */
  async endLeftovers() {
    const left = this.#recall().filter(isSameProcess);
    const [services, others] = [true, false].map((isLast) =>
      left.filter(({ name }) => SERVICES.includes(name) === isLast),
    );
    await Promise.all(others.map((entry) => endProcess(entry)));
    await Promise.all(services.map((entry) => endProcess(entry)));
    rmSync(this.#file, { force: true });
    return left.map(({ name }) => name);
  }

  #remember() {
    if (!this.#file) {
      return;
    }
    const draft = `${this.#file}.${process.pid}`;
    const rows = this.#children.map(({ exited: _promise, log: _path, ...row }) => row);
    writeFileSync(draft, JSON.stringify(rows, null, 2));
    renameSync(draft, this.#file);
  }

  #recall() {
    try {
      return JSON.parse(readFileSync(this.#file, "utf8"));
    } catch {
      return [];
    }
  }
}

/** Asks a process to stop, waits, and kills its whole group when it does not. */
export async function endProcess({ pid, identity, stopSignal = "SIGTERM", stopsGroup, graceMs = GRACE_MS }) {
  if (!pid || !isSameProcess({ pid, identity })) {
    return;
  }
  signalProcess(stopsGroup ? -pid : pid, stopSignal);
  if (!(await hasEnded({ pid, identity }, graceMs))) {
    signalProcess(-pid, "SIGKILL");
    await hasEnded({ pid, identity }, graceMs);
  }
}

function openOutputs({ log, results, shown }) {
  if (shown) {
    return { stdio: ["ignore", "ignore", "inherit"], close: () => {} };
  }
  if (statSync(log, { throwIfNoEntry: false })?.size > LONG_LOG_BYTES) {
    renameSync(log, `${log}.1`);
  }
  const said = openSync(log, "a");
  const answered = results ? openSync(results, "w") : said;
  return {
    stdio: ["ignore", answered, said],
    close: () => [...new Set([said, answered])].forEach((file) => closeSync(file)),
  };
}

async function hasEnded(entry, withinMs) {
  const deadline = Date.now() + withinMs;
  while (isSameProcess(entry)) {
    if (Date.now() > deadline) {
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in between.
  }
}
