import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Interrupted } from "../progress/problem.mjs";
import { identityOf, isSameProcess } from "./identity.mjs";

/**
 * Takes a lock for this process, or answers who holds it. The lock of a process that ended, however it ended, is taken
 * over. `release` gives it back.
 *
 * @returns {{ holder: null, release: () => void } | { holder: { pid: number, since: string } }}
 */
export function takeLock(path) {
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid), since: new Date().toISOString() });
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (link(draft, path)) {
        return { holder: null, release: () => releaseLock(path, mine) };
      }
      const holder = lockHolder(path);
      if (holder) {
        return { holder };
      }
      removeStale(path);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The living holder of a lock, or null. */
export function lockHolder(path) {
  const text = read(path);
  if (text === null) {
    return null;
  }
  const holder = parse(text);
  return holder && isSameProcess(holder) ? holder : null;
}

/** Waits for a lock; `onWait` hears once who holds it. Throws Interrupted when we are to stop meanwhile. */
export async function waitForLock(path, { onWait, isStopping }) {
  let told = false;
  for (;;) {
    const lock = takeLock(path);
    if (!lock.holder) {
      return lock;
    }
    if (isStopping()) {
      throw new Interrupted("Stopped while waiting for another process.");
    }
    if (!told) {
      onWait(lock.holder);
      told = true;
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** Moves a dead lock aside first: if another start took it meanwhile, that living lock is put back. */
function removeStale(path) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const holder = parse(read(aside) ?? "");
  if (holder && isSameProcess(holder)) {
    link(aside, path);
  }
  rmSync(aside, { force: true });
}

function releaseLock(path, mine) {
  if (read(path) === mine) {
    rmSync(path, { force: true });
  }
}

function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") {
      return false;
    }
    throw error;
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
