import { StepFailure } from "../progress/problem.mjs";

const CALL_TIMEOUT_MS = 30_000;

/** Logs the operator in; null when the backend refuses this password. */
export async function logIn(backendUrl, { email, password }) {
  const response = await request(backendUrl, "/auth/user/emailpass", { method: "POST", body: { email, password } });
  if (response.status === 401) {
    return null;
  }
  return (await answerOf(response, "login of the operator")).token;
}

/** What storefronts need to know: the publishable key and the region. */
export async function readShopKeys(backendUrl, token) {
  const [{ api_keys }, { regions }] = await Promise.all([
    get(backendUrl, "/admin/api-keys?type=publishable&limit=1&order=created_at", token),
    get(backendUrl, "/admin/regions?limit=1&order=created_at", token),
  ]);
  return { publishable_key: api_keys[0]?.token ?? null, region_id: regions[0]?.id ?? null };
}

/** Whether a health address answers 200. */
export async function isHealthy(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).status === 200;
  } catch {
    return false;
  }
}

async function get(backendUrl, path, token) {
  return answerOf(await request(backendUrl, path, { token }), path);
}

function request(backendUrl, path, { method = "GET", body, token }) {
  return fetch(`${backendUrl}${path}`, {
    method,
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
}

async function answerOf(response, what) {
  if (!response.ok) {
    throw new StepFailure(`${what}: the backend answered ${response.status} ${(await response.text()).slice(0, 300)}.`);
  }
  return response.json();
}
