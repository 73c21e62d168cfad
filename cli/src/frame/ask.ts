import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** What the person at the terminal types, without the spaces around it. Ends with the signal. */
export function ask(question: string, signal: AbortSignal): Promise<string> {
  return readLine(question, process.stderr, signal);
}

/** The same without an echo, for passwords and keys. */
export async function askHidden(question: string, signal: AbortSignal): Promise<string> {
  // What readline would show of the keys goes where nobody sees it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await readLine(question, nowhere, signal);
  } finally {
    process.stderr.write("\n");
  }
}

async function readLine(question: string, echo: NodeJS.WritableStream, signal: AbortSignal): Promise<string> {
  // It switches the terminal's own echo off: the question comes after that, so that no quick answer is shown by it.
  const lines = createInterface({ input: process.stdin, output: echo, terminal: true });
  // In raw mode the terminal sends Ctrl-C as a key: it has to end the command, not only the question.
  lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    if (echo !== process.stderr) {
      process.stderr.write(question);
    }
    return (await lines.question(echo === process.stderr ? question : "", { signal })).trim();
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    lines.close();
  }
}

/** All that stands on standard input, such as a key that a vault prints; without the line end. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8").trim();
}
