import { z } from "zod";
import { createAdminClient, logInOperator } from "../client/admin-client.js";
import { validUrl } from "../client/connection.js";
import { timeoutOf } from "../client/environment.js";
import { DEFAULT_PROFILE, saveProfile, type Profile } from "../client/profiles.js";
import { readCaller } from "../client/caller.js";
import { ask, askHidden, readStandardInput } from "../frame/ask.js";
import { defineCommand, type Context } from "../frame/command.js";
import { UsageError } from "../frame/errors.js";
import { text } from "../frame/program.js";

export const login = defineCommand({
  verb: "login",
  summary: "keep a login for a server, readable by you only; --profile names it",
  options: [
    {
      flags: "--email <address>",
      description: "the operator's e-mail (or QUICKDASH_EMAIL); the password is asked for, or QUICKDASH_PASSWORD",
      values: [],
    },
    { flags: "--stdin", description: "read the password, or without an e-mail the API key, from standard input" },
    { flags: "--gateway <address>", description: "the socket gateway, for `simulate`", values: [] },
  ],
  examples: [
    "login --url https://ops.example.in --email operator@example.in",
    "login --url https://ops.example.in --api-key sk_0123456789 --profile production",
    "login --url https://ops.example.in --profile production --stdin < key.txt",
  ],
  input: z.object({
    email: text().optional(),
    stdin: z.boolean().default(false),
    gateway: z.url("must be an address").optional(),
  }),
  async run(context, { email, stdin, gateway }) {
    const { environment, flags } = context;
    const name = profileName(flags.profile ?? environment.QUICKDASH_PROFILE);
    const backendUrl = await addressOf(context);
    const proof = await prove(context, backendUrl, email, stdin);
    const credentials = "api_key" in proof ? { api_key: proof.api_key } : { token: proof.token };
    const admin = createAdminClient(
      { ...NOWHERE, backend_url: backendUrl, credentials, source: "login" },
      context.signal,
      { timeoutMs: timeoutOf(environment) },
    );
    const caller = await readCaller(admin, credentials);
    const profile: Profile = { backend_url: backendUrl, gateway_url: gateway, ...proof };
    const file = await saveProfile(environment, name, profile, { makeCurrent: true });
    return {
      data: { backend_url: backendUrl, profile: name, caller, file },
      text: `Logged in to ${backendUrl} as ${caller.name}; kept as profile ${name} in ${file}.`,
    };
  },
});

const NOWHERE = { gateway_url: null, admin_url: null, publishable_key: null, region_id: null, profile: null };

function profileName(given: string | undefined): string {
  const name = given || DEFAULT_PROFILE;
  if (!/^[\w.-]{1,64}$/.test(name)) {
    throw new UsageError(`--profile must be made of letters, digits, dots, dashes and underscores, not ${name}.`);
  }
  return name;
}

/** The address may be left out where a platform is known: in its folder, or for a profile that is there already. */
async function addressOf({ flags, environment, connection }: Context): Promise<string> {
  const given = flags.url ?? environment.QUICKDASH_URL;
  return given ? validUrl(given) : (await connection()).backend_url;
}

async function prove(
  { flags, environment, signal }: Context,
  backendUrl: string,
  givenEmail: string | undefined,
  stdin: boolean,
): Promise<{ api_key: string } | { token: string; email: string }> {
  const typed = stdin ? await readStandardInput() : undefined;
  if (typed === "") {
    throw new UsageError("--stdin was given, but standard input is empty.");
  }
  const apiKey = flags.apiKey ?? (givenEmail ? undefined : (typed ?? environment.QUICKDASH_API_KEY));
  if (apiKey) {
    return { api_key: apiKey };
  }
  const email = givenEmail ?? environment.QUICKDASH_EMAIL ?? (await ask("E-mail: ", attended(signal)));
  const password = typed ?? environment.QUICKDASH_PASSWORD ?? (await askHidden("Password: ", attended(signal)));
  return {
    email,
    token: await logInOperator(backendUrl, email, password, { signal, timeoutMs: timeoutOf(environment) }),
  };
}

function attended(signal: AbortSignal): AbortSignal {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      "Nobody is here to answer: set QUICKDASH_EMAIL and QUICKDASH_PASSWORD, or use --api-key, or --stdin.",
    );
  }
  return signal;
}
