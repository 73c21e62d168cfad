import { fileURLToPath } from "node:url";
import { askScript } from "./children.js";

const LOAD_PROCESS = fileURLToPath(new URL("./load-process.js", import.meta.url));

export interface LoadRequest {
  method?: "GET" | "POST" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Load {
  /** Origin, such as `http://localhost:9000`. */
  url: string;
  /** Connections, each with one request at a time. */
  clients: number;
  /** How long requests are sent. */
  seconds: number;
  /** Instead: how many are sent, for a server so slow that few would be answered in time. */
  amount?: number;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** Each client goes round these, every one from another place. */
  requests: LoadRequest[];
}

/** What a load came to. Latencies are of answered requests, as the client saw them. */
export interface LoadFigures {
  requests_per_second: number;
  p50_ms: number;
  p99_ms: number;
  mean_ms: number;
  answered: number;
}

export interface LoadAnswer extends LoadFigures {
  /** Answers per status other than 2xx. */
  refused: Record<string, number>;
  /** Connections that broke or timed out. */
  errors: number;
  /** Body of the first refusal. */
  example: string | null;
}

/** Puts load on a server from a process of its own. Throws when anything but 2xx comes back. */
export async function putLoad(load: Load): Promise<LoadFigures> {
  const { refused, errors, example, ...figures } = await askScript<LoadAnswer>(LOAD_PROCESS, load);
  if (errors > 0 || Object.keys(refused).length > 0) {
    throw new Error(
      `${load.url}${load.requests[0]?.path}: ${errors} requests failed, others were refused with ${JSON.stringify(refused)}: ${example}`,
    );
  }
  return figures;
}
