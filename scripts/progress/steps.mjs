import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readablePath } from "../settings.mjs";
import { fitLine, formatDuration } from "./format.mjs";
import { lastLines } from "./log-file.mjs";
import { Interrupted, Problem, StepFailure } from "./problem.mjs";

const TICK_MS = 200;
/** Where nobody watches a terminal, a long step says so this often. */
const QUIET_REPORT_MS = 15_000;
const TAIL_LINES = 20;

/** Shows the steps of a start: one line each with its time, and what it is doing meanwhile. */
export class Steps {
  #out;
  #logs;
  #live;
  #isStopping;

  /** @param {{ logs: string, isStopping?: () => boolean, out?: NodeJS.WriteStream }} options */
  constructor({ logs, isStopping = () => false, out = process.stdout }) {
    this.#isStopping = isStopping;
    this.#logs = logs;
    this.#out = out;
    this.#live = Boolean(out.isTTY) && !process.env.CI;
  }

  /**
   * Runs one step. `work` may answer a remark for its line. A failure prints the last lines of the step's log and the
   * log's path, unless it is a Problem, which speaks for itself; both are thrown on as a Problem.
   *
   * @template T
   * @param {string} id name of the log file
   * @param {string} title
   * @param {(step: { log: string, report: (detail: string | (() => string)) => void, remark: (text: string) => void }) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(id, title, work) {
    const log = this.#openLog(id);
    const started = performance.now();
    const state = { detail: null, remark: "" };
    const stopShowing = this.#show(title, log, started, state);
    const step = {
      log,
      report: (detail) => {
        state.detail = detail;
      },
      remark: (text) => {
        state.remark = text;
      },
    };
    try {
      const result = await work(step);
      stopShowing();
      this.say(`✓ ${line(title, performance.now() - started, state.remark)}`);
      return result;
    } catch (error) {
      stopShowing();
      throw this.#explain(error, title, log, performance.now() - started);
    }
  }

  /** Prints a line of its own. */
  say(text) {
    this.#out.write(`${text}\n`);
  }

  #openLog(id) {
    const log = join(this.#logs, `${id}.log`);
    mkdirSync(this.#logs, { recursive: true });
    writeFileSync(log, "");
    return log;
  }

  #show(title, log, started, state) {
    const period = this.#live ? TICK_MS : QUIET_REPORT_MS;
    const draw = () => {
      const detail = typeof state.detail === "function" ? state.detail() : state.detail;
      const text = line(title, performance.now() - started, detail ?? lastLines(log, 1)[0] ?? "");
      if (this.#live) {
        this.#out.write(`\r\u001b[2K… ${fitLine(text, (this.#out.columns || 80) - 3)}`);
      } else {
        this.#out.write(`… ${fitLine(text, 150)}\n`);
      }
    };
    if (this.#live) {
      draw();
    }
    const timer = setInterval(draw, period);
    return () => {
      clearInterval(timer);
      if (this.#live) {
        this.#out.write("\r\u001b[2K");
      }
    };
  }

  #explain(error, title, ownLog, elapsed) {
    const log = error.log ?? ownLog;
    if (error instanceof Interrupted || this.#isStopping()) {
      return new Interrupted("Stopped by the user.");
    }
    if (error instanceof Problem) {
      this.say(`✗ ${line(title, elapsed, "")}`);
      return error;
    }
    const tail = error.lines ?? lastLines(log, TAIL_LINES);
    if (isDiskFull(error, tail)) {
      this.say(`✗ ${line(title, elapsed, "")}`);
      return new Problem("The disk is full: free some space (QuickDash needs about 3 GB) and run this again.");
    }
    this.say(`✗ ${line(title, elapsed, "failed")}`);
    tail.forEach((text) => this.say(`  │ ${fitLine(text, 300)}`));
    const reason = error instanceof StepFailure ? error.message : (error.stack ?? String(error));
    return new Problem(`${title} failed: ${reason} The whole log is in ${readablePath(log)}.`);
  }
}

function line(title, elapsed, remark) {
  return `${title.padEnd(28)} ${formatDuration(elapsed).padStart(12)}${remark ? `  ${remark}` : ""}`;
}

function isDiskFull(error, tail) {
  return error?.code === "ENOSPC" || tail.some((text) => /ENOSPC|No space left on device/i.test(text));
}
