// The load generator, a process of its own: reads a Load as JSON, prints a LoadAnswer as JSON.
import autocannon from "autocannon";
import { json } from "node:stream/consumers";
import type { Load, LoadAnswer } from "./load.js";
import { percentile } from "./statistics.js";

const TIMEOUT_S = 300;

process.stdout.write(JSON.stringify(await measure((await json(process.stdin)) as Load)));

async function measure(load: Load): Promise<LoadAnswer> {
  // autocannon's own histogram knows whole milliseconds only.
  const latencies_ms: number[] = [];
  const refused: Record<string, number> = {};
  let example: string | null = null;
  let clients = 0;
  const started = performance.now();
  const result = await autocannon({
    url: load.url,
    connections: load.clients,
    ...(load.amount === undefined ? { duration: load.seconds } : { amount: load.amount }),
    timeout: TIMEOUT_S,
    headers: load.headers ?? {},
    setupClient(client) {
      const from = Math.floor((clients++ * load.requests.length) / load.clients);
      client.setRequests(requestsFrom(load, from));
      client.on("response", (status, _bytes, latency_ms) => {
        if (status >= 200 && status < 300) {
          latencies_ms.push(latency_ms);
        } else {
          refused[status] = (refused[status] ?? 0) + 1;
        }
      });
      client.on("body", (body) => {
        if (example === null && Object.keys(refused).length > 0) {
          example = String(body).slice(0, 500);
        }
      });
    },
  });
  const seconds = load.amount === undefined ? load.seconds : (performance.now() - started) / 1000;
  latencies_ms.sort((a, b) => a - b);
  return {
    requests_per_second: latencies_ms.length / seconds,
    p50_ms: percentile(latencies_ms, 0.5),
    p99_ms: percentile(latencies_ms, 0.99),
    mean_ms: latencies_ms.reduce((sum, latency) => sum + latency, 0) / latencies_ms.length,
    answered: latencies_ms.length,
    refused,
    errors: result.errors + result.timeouts,
    example,
  };
}

function requestsFrom({ requests, headers }: Load, from: number): autocannon.Request[] {
  return [...requests.slice(from), ...requests.slice(0, from)].map((request) => ({
    method: request.method ?? "GET",
    path: request.path,
    headers: { ...headers, ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
  }));
}
