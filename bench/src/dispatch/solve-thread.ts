import { parentPort, workerData } from "node:worker_threads";
import { solveOne } from "./solve-one.js";

const { folder, out } = workerData as { folder: string; out: string };
parentPort?.postMessage(await solveOne(folder, out));
