import { fileURLToPath } from "node:url";
import type { Benchmark, Run } from "../../benchmark.js";
import type { Findings } from "../../findings.js";
import { askScript } from "../../harness/children.js";
import { alternate, type Spreads } from "../../harness/rounds.js";
import type { LocationFigures, LocationLoad } from "./load.js";
import { startBareRelay, startGateway, type RelayServer } from "./servers.js";

const LOAD_PROCESS = fileURLToPath(new URL("./load-process.js", import.meta.url));
const RIDERS = { full: 5000, small: 200 };
const WINDOW = { full: 500, small: 50 };
/** A phone on a bicycle tells its position every other second. */
const POSITIONS_PER_RIDER = 0.5;

/** Positions from riders to the customers who follow them, with all checks, beside Socket.IO with none. */
export const gateway: Benchmark = {
  name: "gateway",
  summary: "positions of 5,000 riders to 5,000 customers, beside a bare Socket.IO relay",
  run: measureGateway,
};

async function measureGateway(run: Run): Promise<Findings> {
  const riders = RIDERS[run.scale];
  const bare = await startBareRelay();
  const ours = await startGateway(run.services.redisUrl, riders, run.profileFolder);
  const measure = ({ port, pid }: RelayServer) => {
    run.say(`${riders} riders and customers connect to port ${port}`);
    const load: LocationLoad = {
      ...ours.crowd,
      port,
      pid,
      seconds: run.seconds,
      window: WINDOW[run.scale],
      rate: riders * POSITIONS_PER_RIDER,
    };
    return askScript<LocationFigures>(LOAD_PROCESS, load);
  };
  try {
    const figures = await alternate(run.rounds, [
      { subject: "bare relay", measure: () => measure(bare) },
      { subject: "QuickDash", measure: () => measure(ours) },
    ]);
    return toFindings(figures, { riders, window: WINDOW[run.scale] });
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
  }
}

function toFindings(
  figures: Map<string, Spreads<LocationFigures>>,
  { riders, window }: { riders: number; window: number },
): Findings {
  const [baseline, quickdash] = [figures.get("bare relay"), figures.get("QuickDash")];
  if (!baseline || !quickdash) {
    throw new Error("A contender was not measured.");
  }
  const share = (figure: "messages_per_second" | "messages_per_cpu_second") =>
    quickdash[figure].median / baseline[figure].median;
  return {
    data: `${riders} riders, one order each, followed by one customer each: ${2 * riders} websockets`,
    measurements: [...figures].map(([subject, spreads]) => ({ scenario: "positions", subject, figures: spreads })),
    ratios: [
      {
        what: "positions/s, QuickDash to bare relay",
        value: share("messages_per_second"),
        goal: { at: "least", value: 0.6 },
      },
      {
        what: "positions per CPU second of the process, QuickDash to bare relay",
        value: share("messages_per_cpu_second"),
        goal: null,
      },
      {
        what: `p99 from rider to customer at ${riders * POSITIONS_PER_RIDER} positions/s, ms`,
        value: quickdash.p99_ms.median,
        goal: { at: "most", value: 150 },
      },
    ],
    notes: [
      "bare relay: one Socket.IO process that emits a position to the room of the order and acknowledges it; no token, limit, check, record or Redis.",
      `positions/s: as many as go through with ${window} on the way; a position counts when it is acknowledged and with the customer.`,
      "riders and customers, Redis and the server share the processors of this machine.",
    ],
  };
}
