import { SingleBar } from "cli-progress";

const MIN_WIDTH = 40;
const UNCUT_WIDTH = 1000;
/** Where a terminal does not say how high it is. */
const USUAL_HEIGHT = 24;

/** How the program speaks: results on stdout, everything else on stderr. */
export class Terminal {
  /** True when a person watches, so lines may be redrawn. */
  readonly interactive: boolean;
  readonly colours: boolean;
  private readonly quiet: boolean;

  constructor(settings: { json: boolean; environment: NodeJS.ProcessEnv }) {
    this.quiet = settings.json;
    this.interactive = Boolean(process.stderr.isTTY) && !settings.json && settings.environment.CI === undefined;
    const { NO_COLOR, TERM } = settings.environment;
    this.colours = Boolean(process.stdout.isTTY) && !settings.json && !NO_COLOR && TERM !== "dumb";
  }

  /** Columns for a table: those of the terminal; a file or another program gets all there is. */
  get width(): number {
    return process.stdout.isTTY ? Math.max(process.stdout.columns, MIN_WIDTH) : UNCUT_WIDTH;
  }

  /** Lines that fit on the screen. */
  get height(): number {
    return process.stderr.rows || USUAL_HEIGHT;
  }

  /** What was asked for; nothing at all for an empty text. */
  result(text: string): void {
    if (text === "") {
      return;
    }
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  }

  /** A line about what is going on; silent with --json. */
  note(text: string): void {
    if (!this.quiet) {
      process.stderr.write(`${text}\n`);
    }
  }

  error(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  paint(colour: keyof typeof COLOURS, text: string): string {
    return this.colours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text;
  }

  /** A progress bar with rate and time left; one line at the end when nobody watches. */
  progress(what: string, total: number): Progress {
    if (!this.interactive) {
      return { advance: () => undefined, set: () => undefined, stop: () => undefined };
    }
    const bar = new SingleBar({
      format: `${what} {bar} {value}/{total} · {rate}/s · {eta_formatted} left`,
      hideCursor: true,
      stream: process.stderr,
      barCompleteChar: "█",
      barIncompleteChar: "░",
      barsize: 24,
    });
    const startedAt = Date.now();
    let done = 0;
    bar.start(total, 0, { rate: 0 });
    const show = (value: number): void => {
      done = value;
      bar.update(done, { rate: Math.round((done * 1000) / Math.max(Date.now() - startedAt, LEAST_RATED_MS)) });
    };
    return {
      advance: (by) => show(done + by),
      set: show,
      stop: () => bar.stop(),
    };
  }
}

export interface Progress {
  advance(by: number): void;
  /** How much is done in all. */
  set(done: number): void;
  stop(): void;
}

/** A rate over less time than this means nothing. */
const LEAST_RATED_MS = 1000;

const COLOURS = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const;
