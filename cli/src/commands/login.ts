import { createInterface } from "node:readline/promises";
import { z } from "zod";
import { createAdminClient, logInOperator } from "../client/admin-client.js";
import { saveLogin } from "../client/saved-login.js";
import { defineCommand, type Context } from "../frame/command.js";
import { UsageError } from "../frame/errors.js";
import { text } from "../frame/program.js";

export const login = defineCommand({
  verb: "login",
  summary: "keep a login for this server, readable by you only",
  options: [
    {
      flags: "--email <address>",
      description: "the operator's e-mail (or QUICKDASH_EMAIL); the password is asked for",
    },
    { flags: "--gateway <address>", description: "the socket gateway, for `simulate`" },
  ],
  examples: [
    "login --url https://ops.example.in --email operator@example.in",
    "login --url https://ops.example.in --api-key sk_0123456789",
  ],
  input: z.object({ email: text().optional(), gateway: z.url("must be an address").optional() }),
  async run(context, { email, gateway }) {
    const url = context.flags.url ?? context.environment.QUICKDASH_URL ?? (await context.connection()).backend_url;
    const backendUrl = url.replace(/\/+$/, "");
    const apiKey = context.flags.apiKey ?? context.environment.QUICKDASH_API_KEY;
    const proof = apiKey ? { api_key: apiKey } : await logInByPassword(context, backendUrl, email);
    const credentials = "api_key" in proof ? { api_key: proof.api_key } : { token: proof.token };
    const admin = createAdminClient(
      {
        backend_url: backendUrl,
        gateway_url: null,
        admin_url: null,
        publishable_key: null,
        region_id: null,
        credentials,
        source: "login",
      },
      context.signal,
    );
    await admin.get("/admin/dark-stores", { limit: 1 });
    const path = await saveLogin(context.environment, { backend_url: backendUrl, gateway_url: gateway, ...proof });
    return { data: { backend_url: backendUrl, file: path }, text: `Logged in to ${backendUrl}; kept in ${path}.` };
  },
});

async function logInByPassword(
  context: Context,
  backendUrl: string,
  givenEmail: string | undefined,
): Promise<{ token: string; email: string }> {
  const email = givenEmail ?? context.environment.QUICKDASH_EMAIL ?? (await ask("E-mail: ", false));
  const password = context.environment.QUICKDASH_PASSWORD ?? (await ask("Password: ", true));
  return { email, token: await logInOperator(backendUrl, email, password, context.signal) };
}

/** Asks on the terminal; a hidden answer is not echoed. */
async function ask(question: string, hidden: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError("Nobody is here to answer: set QUICKDASH_EMAIL and QUICKDASH_PASSWORD, or use --api-key.");
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  const answer = lines.question(question);
  if (hidden) {
    // readline has no official way to hide input; what it would echo is swallowed instead.
    (lines as unknown as { _writeToOutput(text: string): void })._writeToOutput = () => undefined;
  }
  try {
    return (await answer).trim();
  } finally {
    lines.close();
    if (hidden) {
      process.stderr.write("\n");
    }
  }
}
