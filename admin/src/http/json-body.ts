import { json, type Request, type RequestHandler } from "express";
import { requestIdOf } from "./request-id.js";

const READING = new Set(["GET", "HEAD"]);
const MAXIMUM_BODY = "128kb";

/** What AdminJS's router takes from a request whose body was parsed before it. */
interface ParsedForm {
  fields: Record<string, unknown>;
  files: Record<string, never>;
  express_formidable: { parsed: true };
}

/**
 * Reads JSON bodies for AdminJS and refuses all others: the panel's pages send nothing else, and so AdminJS's own form
 * parser, which writes uploads to disk, never runs.
 */
export const jsonBody: RequestHandler[] = [
  (request, response, next) => {
    if (READING.has(request.method) || request.is("application/json")) {
      next();
      return;
    }
    response.status(415).json({
      type: "invalid_data",
      code: "not_json",
      message: "The panel takes JSON only.",
      request_id: requestIdOf(request),
    });
  },
  json({ limit: MAXIMUM_BODY }),
  (request, _response, next) => {
    const form: ParsedForm = { fields: fieldsOf(request), files: {}, express_formidable: { parsed: true } };
    Object.assign(request, form);
    next();
  },
];

function fieldsOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}
