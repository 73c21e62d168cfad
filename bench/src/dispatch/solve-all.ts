import { Worker } from "node:worker_threads";
import { solveOne, type SolvedInstance } from "./solve-one.js";

/** Solves all instances, `jobs` at a time on threads of their own; the first failure ends the run. */
export async function solveAll(task: { folders: string[]; out: string; jobs: number }): Promise<SolvedInstance[]> {
  const { folders, out, jobs } = task;
  const results = new Map<string, SolvedInstance>();
  const waiting = [...folders];
  const solve = jobs === 1 ? solveOne : solveOnThread;
  const lane = async () => {
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      const solved = await solve(folder, out);
      results.set(folder, solved);
      process.stderr.write(`${results.size}/${folders.length} ${solved.instance}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, folders.length) }, lane));
  return folders.flatMap((folder) => results.get(folder) ?? []);
}

function solveOnThread(folder: string, out: string): Promise<SolvedInstance> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./solve-thread.js", import.meta.url), { workerData: { folder, out } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`${folder} was not solved (${code}).`)));
  });
}
