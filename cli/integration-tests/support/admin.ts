import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

interface Runtime {
  backend_url: string;
  operator: { email: string; password: string };
}

let token: Promise<string> | undefined;

/** Reads from the Admin API past the command, to see what it did. */
export async function adminGet<Answer>(path: string): Promise<Answer> {
  const { backend_url, operator } = JSON.parse(readFileSync(process.env.QUICKDASH_RUNTIME!, "utf8")) as Runtime;
  token ??= fetch(`${backend_url}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(operator),
  }).then(async (answer) => ((await answer.json()) as { token: string }).token);
  const answer = await fetch(`${backend_url}${path}`, { headers: { authorization: `Bearer ${await token}` } });
  if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}.`);
  return (await answer.json()) as Answer;
}

/** Asks again until the answer no longer fails; the last failure is what the test shows. */
export async function eventually<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
