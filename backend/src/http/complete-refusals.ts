import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requestIdFor } from "./request-id";

const TYPE_BY_STATUS: Record<number, string> = {
  400: "invalid_data",
  401: "unauthorized",
  403: "not_allowed",
  404: "not_found",
  409: "conflict",
  413: "invalid_data",
  415: "invalid_data",
  422: "invalid_data",
  429: "rate_limited",
};

interface IdentifiedRequest extends MedusaRequest {
  requestId?: string;
}

/**
 * Gives every refusal, Medusa's included, the shape `{type, code, message, request_id}`, and every answer its
 * `x-request-id`.
 */
export function completeRefusals(req: IdentifiedRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const requestId = requestIdFor(req);
  req.requestId = requestId;
  res.setHeader("x-request-id", requestId);

  const answer = res.json.bind(res) as (body: unknown) => MedusaResponse;
  res.json = (body: unknown) => answer(res.statusCode >= 400 ? complete(body, res.statusCode, requestId) : body);
  next();
}

function complete(body: unknown, status: number, requestId: string): unknown {
  if (typeof body !== "object" || body === null || !("message" in body)) {
    return body;
  }
  const { type, code, ...rest } = body as { type?: string; code?: string; message: string };
  const knownType = type ?? TYPE_BY_STATUS[status] ?? "unexpected_state";
  return { ...rest, type: knownType, code: code ?? knownType, request_id: requestId };
}
