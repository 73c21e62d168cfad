/** The fields every plugin's `Refusal` carries, also after a workflow has serialised it. */
export interface RefusalLike {
  name: "Refusal";
  type: string;
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

const STATUS_BY_TYPE: Record<string, number> = {
  invalid_data: 400,
  unauthorized: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  unprocessable: 422,
  rate_limited: 429,
};

/** Whether the error is something the caller caused and can act on. */
export function isRefusal(error: unknown): error is RefusalLike {
  if (typeof error !== "object" || error === null) {
    return false;
  }
  const candidate = error as Partial<RefusalLike>;
  return (
    candidate.name === "Refusal" &&
    typeof candidate.code === "string" &&
    typeof candidate.type === "string" &&
    candidate.type in STATUS_BY_TYPE
  );
}

/** The HTTP status of a refusal's type; 400 for a type unknown here. */
export function statusOfRefusal(type: string): number {
  return STATUS_BY_TYPE[type] ?? 400;
}
