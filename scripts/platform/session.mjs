import { join } from "node:path";
import { takeLock } from "../processes/lock.mjs";
import { Processes } from "../processes/processes.mjs";
import { Interrupted, Problem } from "../progress/problem.mjs";
import { Steps } from "../progress/steps.mjs";
import { WORKSPACE_STATE } from "../settings.mjs";
import { prepareHome } from "./home.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** One Ctrl-C can arrive twice, from the terminal and from npm; a second one of the user comes later. */
const ONE_KEYPRESS_MS = 1_000;
const START_RUNS = "QuickDash already runs or is starting here; stop it with `npm stop` first";

/**
 * Runs work that owns a home: one at a time, everything it started stopped in order at its end, by whatever way it
 * ends. Answers the exit code.
 *
 * @param {import("../settings.mjs").Settings} settings
 * @param {(session: { settings: object, steps: Steps, processes: Processes, stopRequested: Promise<void> }) =>
 *   Promise<number>} work
 * @param {string} [refusal] what to say when somebody else is at work in this home
 */
export async function inSession(settings, work, refusal = START_RUNS) {
  prepareHome(settings);
  const lock = takeLock(lockOf(settings));
  if (lock.holder) {
    throw new Problem(`${refusal} (process ${lock.holder.pid}, since ${lock.holder.since}).`);
  }
  const processes = new Processes(settings.home);
  try {
    return await untilStopped(settings, processes, async (session) => {
      const leftovers = await processes.endLeftovers();
      if (leftovers.length > 0) {
        session.steps.say(`  An earlier start was cut off: ended what it left running (${leftovers.join(", ")}).`);
      }
      return work(session);
    });
  } finally {
    lock.release();
  }
}

/** Runs work on the workspace that needs no home of its own, beside whatever else runs. Answers the exit code. */
export function inWorkspace(settings, work) {
  prepareHome(settings);
  return untilStopped(settings, new Processes(null), work);
}

async function untilStopped(settings, processes, work) {
  const steps = new Steps({ logs: settings.logs, isStopping: () => processes.isStopping });
  const stopRequested = onSignals(
    () => stop(steps, processes),
    () => processes.killAll(),
  );
  try {
    return await work({ settings, steps, processes, stopRequested });
  } catch (error) {
    if (processes.isStopping || error instanceof Interrupted) {
      return 130;
    }
    throw error;
  } finally {
    await processes.stopAll();
  }
}

/** Held by whoever installs or builds in this workspace. */
export const WORKSPACE_LOCK = join(WORKSPACE_STATE, "workspace", "lock");

/** The lock of a home: held by the process that runs its platform. */
export function lockOf({ home }) {
  return join(home, "start.lock");
}

/** Ends the program with what it has to say: a Problem in one sentence, anything else with its stack. */
export async function exitWith(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Problem ? `\n${error.message}` : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  }
  // Nothing may keep a finished start alive, such as an unfinished request.
  process.exit();
}

async function stop(steps, processes) {
  steps.say("\nStopping...");
  await processes.stopAll();
}

/** The first signal stops in order, a later one at once. Resolves when that is done. */
function onSignals(stopInOrder, kill) {
  return new Promise((resolve) => {
    let firstAt = null;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (firstAt === null) {
          firstAt = performance.now();
          void stopInOrder().then(resolve);
        } else if (performance.now() - firstAt > ONE_KEYPRESS_MS) {
          void kill().then(resolve);
        }
      });
    }
  });
}
