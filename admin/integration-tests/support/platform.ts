import { readFileSync } from "node:fs";
import pg from "pg";

/** What the tests know of the running platform: its runtime.json. */
export interface Runtime {
  backend_url: string;
  admin_url: string;
  database_url: string;
  operator: { email: string; password: string };
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are checked by the tests themselves. */
type Json = any;

const TIMEOUT_MS = 30_000;
let runtime: Runtime | undefined;

/** The running platform; throws when the tests are run without one. */
export function platform(): Runtime {
  if (!runtime) {
    const path = process.env.QUICKDASH_RUNTIME;
    if (!path) {
      throw new Error("QUICKDASH_RUNTIME must name the runtime.json of a running platform: use `npm test`.");
    }
    runtime = JSON.parse(readFileSync(path, "utf8")) as Runtime;
  }
  return runtime;
}

let token: Promise<string> | undefined;

/** One call to the Admin API as the operator; a refusal fails the test with what the server said. */
export async function adminApi(method: string, path: string, body?: unknown): Promise<Json> {
  token ??= call("POST", "/auth/user/emailpass", platform().operator).then((answer) => answer.token as string);
  return call(method, path, body, await token);
}

async function call(method: string, path: string, body?: unknown, bearer?: string): Promise<Json> {
  const response = await fetch(`${platform().backend_url}${path}`, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: Json = await response.json();
  if (!response.ok) {
    throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

export interface TestOperator {
  id: string;
  email: string;
  password: string;
}

/** Invites an operator the way administrators do, and gives them a role unless it is null. */
export async function inviteOperator(name: string, role: string | null): Promise<TestOperator> {
  const login = { email: `${name}@quickdash.test`, password: "only-for-tests-operator" };
  const { invite } = await adminApi("POST", "/admin/invites", { email: login.email });
  const { token: stranger } = await call("POST", "/auth/user/emailpass/register", login);
  const body = { email: login.email };
  const { user } = await call("POST", `/admin/invites/accept?token=${invite.token}`, body, stranger as string);
  if (role) await adminApi("POST", `/admin/operators/${user.id}/role`, { role });
  return { id: user.id as string, ...login };
}

/** Runs one statement as the owner of the database: what the tests cannot bring about from outside. */
export async function inDatabase(sql: string, values: unknown[] = []): Promise<Json[]> {
  const client = new pg.Client({ connectionString: platform().database_url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
