import { useCallback, useEffect, useRef, useState } from "react";

const BASE = "/admin/api/own";
const ADMIN_API = "/admin-api";

/** What the panel or the Admin API said no to, in its own sentence. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The whole answer: some refusals say more, such as which rows are wrong. */
    readonly answer: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** The page's address of something in the Admin API, for links and pictures; `path` begins after `/admin`. */
export const adminApiAddress = (path: string): string => `${BASE}${ADMIN_API}${path}`;

/** One call of the Admin API as the operator; `path` begins after `/admin`. Throws Refusal. */
export function callAdminApi<Answer>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  return callPanel(method, `${ADMIN_API}${path}`, body, signal);
}

/** One call of the panel's own routes; `path` begins after `/admin/api/own`. Throws Refusal. */
export async function callPanel<Answer>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await fetch(`${BASE}${path}`, {
    method,
    headers: { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return null;
  });
  const answer = ((await response?.json().catch(() => null)) ?? {}) as Record<string, unknown>;
  if (!response) throw new Refusal(0, "panel_away", "The panel does not answer. Nothing was changed; try again.", {});
  if (!response.ok) {
    const { code = "", message = "This was refused without a reason." } = answer as { code?: string; message?: string };
    throw new Refusal(response.status, code, message, answer);
  }
  return answer as Answer;
}

export interface Reading<Answer> {
  data: Answer | null;
  error: string | null;
  /** Asks again; the present data stays until the answer is there. */
  reload: () => void;
}

/** Reads from the Admin API when the page opens and whenever the path changes; null asks nothing. */
export function useAdminApi<Answer>(path: string | null): Reading<Answer> {
  return usePanel(path === null ? null : `${ADMIN_API}${path}`);
}

/** Reads from the panel's own routes when the page opens and whenever the path changes; null asks nothing. */
export function usePanel<Answer>(path: string | null): Reading<Answer> {
  const [state, setState] = useState<{ path: string | null; data: Answer | null; error: string | null }>({
    path,
    data: null,
    error: null,
  });
  const [turn, setTurn] = useState(0);
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  useEffect(() => {
    if (path === null) return;
    const left = new AbortController();
    callPanel<Answer>("GET", path, undefined, left.signal).then(
      (data) => setState({ path, data, error: null }),
      (error: Error) => {
        if (!left.signal.aborted) setState((before) => ({ path, data: before.data, error: error.message }));
      },
    );
    return () => left.abort();
  }, [path, turn]);
  const reload = useCallback(() => {
    if (isThere.current) setTurn((before) => before + 1);
  }, []);
  return { data: state.path === path ? state.data : null, error: state.error, reload };
}

/** Whether the operator's role may make a call of the Admin API; not until that is known. `path` begins after `/admin`. */
export function useMayCall(method: "POST" | "DELETE", path: string): boolean {
  const query = new URLSearchParams({ method, path: `/admin${path}` });
  return usePanel<{ is_allowed: boolean }>(`/access?${query.toString()}`).data?.is_allowed ?? false;
}
