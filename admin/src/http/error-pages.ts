import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { languageOf } from "../locale/languages.js";
import { sayIn } from "../locale/say-in.js";
import { escapeHtml } from "./html.js";
import { renderPlainPage } from "./plain-page.js";
import { requestIdOf } from "./request-id.js";

const NOT_FOUND = 404;
const BAD_REQUEST = 400;
const INTERNAL = 500;

/** Answers what no route took. */
export function notFound(stylesheet: string): RequestHandler {
  return (request, response) => {
    answer(request, response, stylesheet, NOT_FOUND, "not_found", "There is nothing at this address.");
  };
}

/** Answers what went wrong: the caller's mistakes with their status, our own with a 500 and the id to look up in the log. */
export function errorPages(stylesheet: string): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = callerStatusOf(error);
    if (status) {
      request.log.warn({ err: error }, "request refused");
      answer(request, response, stylesheet, status, "invalid_data", "The panel could not read this request.");
      return;
    }
    request.log.error({ err: error }, "request failed");
    answer(request, response, stylesheet, INTERNAL, "unexpected_state", "Something went wrong on our side.");
  };
}

function answer(
  request: Request,
  response: Response,
  stylesheet: string,
  status: number,
  code: string,
  message: string,
): void {
  const request_id = requestIdOf(request);
  response.status(status);
  if (request.accepts(["json", "html"]) === "json") {
    response.json({ type: code, code, message, request_id });
    return;
  }
  const language = languageOf(request.headers.cookie);
  const say = (english: string): string => escapeHtml(sayIn(language, english));
  const body = `<h1>${status}</h1>
<p class="lead">${say(message)}</p>
<p class="detail">${say("Request")} ${escapeHtml(request_id)}</p>
<p><a href="/admin">${say("Back to the panel")}</a></p>`;
  response
    .type("html")
    .send(renderPlainPage({ title: `${status} · QuickDash operations`, stylesheet, body, language }));
}

function callerStatusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const { status, statusCode, httpCode } = error as { status?: unknown; statusCode?: unknown; httpCode?: unknown };
  const claimed = [status, statusCode, httpCode].find((value) => typeof value === "number");
  return typeof claimed === "number" && claimed >= BAD_REQUEST && claimed < INTERNAL ? claimed : null;
}
