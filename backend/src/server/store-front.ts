import type { MedusaContainer } from "@medusajs/framework/types";
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { applyLocale, RestrictedFields } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, parseCorsOrigins } from "@medusajs/framework/utils";
import { STORE_READS } from "@quickdash/dark-stores/store-reads";
import cors from "cors";
import express, { type Express, type RequestHandler } from "express";
import { parse as parseQuery } from "qs";
import { answerErrors } from "../http/answer-errors";
import { completeRefusals } from "../http/complete-refusals";
import { knownKeys } from "./known-keys";

/**
 * The application in front of Medusa's: it answers liveness and the reads that customers repeat all the time, and hands
 * everything else on. Medusa's own chain passes some nine hundred layers, makes a session and looks the address up four
 * times before a route runs (docs/decisions/016). What it checks for these reads is checked here too, by its own
 * functions where it has them: the key, the origin, the locale, which fields may be asked for.
 */
export function storeFront(container: MedusaContainer, medusa: Express): Express {
  const front = express();
  front.disable("x-powered-by");
  front.set("trust proxy", 1);
  front.set("etag", false);
  front.set("query parser", (query: string) => parseQuery(query, { arrayLimit: Infinity }));
  front.get("/health", (_req, res) => {
    res.send("OK");
  });
  const prepare = preparation(container);
  for (const { matcher, handler } of STORE_READS) {
    front.get(matcher, ...prepare, handler as unknown as RequestHandler);
  }
  front.use(answerErrors as never);
  front.use(medusa);
  return front;
}

/** What a request of the Store API carries and has passed by the time a read answers it. */
function preparation(container: MedusaContainer): RequestHandler[] {
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  function openScope(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
    req.scope = container;
    next();
  }
  function limitFields(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
    req.allowed = [];
    req.restrictedFields = new RestrictedFields();
    req.restrictedFields.add(http.restrictedFields?.store ?? []);
    if (http.storeRelationsLimit !== undefined) {
      req.storeRelationsLimit = http.storeRelationsLimit;
    }
    next();
  }
  return [
    openScope,
    completeRefusals,
    cors({ origin: parseCorsOrigins(http.storeCors), credentials: true }),
    knownKeys(),
    applyLocale,
    limitFields,
  ] as unknown as RequestHandler[];
}
