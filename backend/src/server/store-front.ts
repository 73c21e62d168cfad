import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, normalizeLocale, parseCorsOrigins } from "@medusajs/framework/utils";
import { sendAnswer, STORE_READS, type StoreRead, type StoreVisit } from "@quickdash/dark-stores/store-reads";
import cors from "cors";
import { parse as parseQuery } from "qs";
import { requestIdFor } from "../http/request-id";
import { KnownKeys } from "./known-keys";

interface FoundRead {
  read: StoreRead;
  id: string;
  search: string;
}

/**
 * Takes requests in ahead of Medusa: answers liveness and the reads that customers repeat all the time, and hands
 * everything else on. Medusa's chain passes some nine hundred layers, makes a session and looks the address up four
 * times before a route runs (docs/decisions/016). A read without a valid publishable key, and one that fails or is
 * refused, goes the whole way: there is one place that words refusals.
 */
export function storeFront(container: MedusaContainer, medusa: RequestListener): RequestListener {
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  const letIn = cors({ origin: parseCorsOrigins(http.storeCors), credentials: true });
  const keys = new KnownKeys(container);

  async function answer(found: FoundRead, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    if (!(await keys.includes(headerOf(req, "x-publishable-api-key")))) {
      return false;
    }
    const answered = await found.read.answer(visitOf(found, req, container));
    if (answered === null) {
      return false;
    }
    res.setHeader("x-request-id", requestIdFor(req));
    letIn(req, res, () => sendAnswer(req, res, answered));
    return true;
  }

  return function takeIn(req, res) {
    if (req.url === "/health") {
      res.end("OK");
      return;
    }
    const found = findRead(req);
    if (found === null) {
      medusa(req, res);
      return;
    }
    answer(found, req, res)
      .catch(() => false)
      .then((isAnswered) => {
        if (!isAnswered) {
          medusa(req, res);
        }
      })
      .catch(() => res.destroy());
  };
}

function findRead({ method, url = "" }: IncomingMessage): FoundRead | null {
  if ((method !== "GET" && method !== "HEAD") || !url.startsWith("/store/")) {
    return null;
  }
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  for (const read of STORE_READS) {
    const match = read.matcher.exec(path);
    if (match) {
      return { read, id: match[1] ?? "", search: end < 0 ? "" : url.slice(end + 1) };
    }
  }
  return null;
}

function visitOf({ id, search }: FoundRead, req: IncomingMessage, scope: MedusaContainer): StoreVisit {
  const { locale: asked, ...query } = parseQuery(search, { arrayLimit: Infinity });
  const locale = typeof asked === "string" && asked !== "" ? asked : headerOf(req, "x-medusa-locale");
  return {
    scope,
    url: req.url ?? "",
    id: decodeURIComponent(id),
    query,
    locale: locale ? normalizeLocale(locale) : undefined,
    header: (name) => headerOf(req, name),
  };
}

function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
