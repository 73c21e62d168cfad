import { createInterface, type Interface } from "node:readline/promises";

/** What the person at the terminal types, without the spaces around it. Ends with the signal. */
export function ask(question: string, signal: AbortSignal): Promise<string> {
  return withLines(signal, (lines) => lines.question(question, { signal }));
}

/** The same without an echo, for passwords and keys. */
export function askHidden(question: string, signal: AbortSignal): Promise<string> {
  return withLines(signal, async (lines) => {
    const answer = lines.question(question, { signal });
    // readline has no official way to hide input; what it would echo is swallowed instead.
    (lines as unknown as { _writeToOutput(text: string): void })._writeToOutput = () => undefined;
    try {
      return await answer;
    } finally {
      process.stderr.write("\n");
    }
  });
}

async function withLines(signal: AbortSignal, question: (lines: Interface) => Promise<string>): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  // In raw mode the terminal sends Ctrl-C as a key: it has to end the command, not only the question.
  lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return (await question(lines)).trim();
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
