import { createHash } from "node:crypto";
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareFunction } from "@medusajs/framework/http";
import { validateAndTransformQuery } from "@medusajs/framework/http";
import { z } from "zod";
import { DARK_STORE_HEADER, OPENS_AT_HEADER, SERVICEABLE_HEADER } from "../../contract";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService, type StoreState } from "../../modules/dark-stores";

type QueryConfig = Parameters<typeof validateAndTransformQuery>[1];

/** An answer as the text of its JSON body, and whether the store takes orders meanwhile. */
export interface Answer {
  body: string;
  state: StoreState;
}

type Handler = (req: MedusaRequest, res: MedusaResponse, darkStoreId: string) => Promise<Answer>;

/** A longer query is answered and not kept: it is nobody's second. */
const MAX_CACHED_URL = 1000;

/** The refusal `dark_store_not_found`. */
export function noSuchStore(id: string): Refusal {
  return new Refusal("not_found", "dark_store_not_found", `There is no dark store ${id}.`);
}

/** The id of the store the request names in its header, or null. */
export function chosenStoreId(req: MedusaRequest): string | null {
  return req.get(DARK_STORE_HEADER)?.trim() || null;
}

/** Lines above the body of a kept page: whether the store takes orders, when it opens again, the body's tag. */
const HEAD_LINES = 3;

/** An answer as it is kept and sent: a short head and the body, as bytes. */
function asPage({ body, state }: Answer): Buffer {
  const bytes = Buffer.from(body);
  const tag = createHash("sha1").update(bytes).digest("base64url");
  return Buffer.concat([
    Buffer.from(`${state.reason ?? "true"}\n${state.opens_at?.toISOString() ?? ""}\nW/"${tag}"\n`),
    bytes,
  ]);
}

function send(res: MedusaResponse, page: Buffer): void {
  let end = -1;
  const [reason = "", opensAt = "", tag = ""] = Array.from({ length: HEAD_LINES }, () => {
    const start = end + 1;
    end = page.indexOf("\n", start);
    return page.toString("latin1", start, end);
  });
  res.setHeader("content-type", "application/json; charset=utf-8");
  res.setHeader("cache-control", "no-cache");
  res.vary(`${DARK_STORE_HEADER}, x-medusa-locale`);
  res.setHeader("access-control-expose-headers", `${SERVICEABLE_HEADER}, ${OPENS_AT_HEADER}`);
  res.setHeader("etag", tag);
  res.setHeader(SERVICEABLE_HEADER, reason);
  if (opensAt !== "") {
    res.setHeader(OPENS_AT_HEADER, opensAt);
  }
  res.send(page.subarray(end + 1));
}

async function answer(req: MedusaRequest, res: MedusaResponse, darkStoreId: string, handle: Handler): Promise<void> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const request = `${req.originalUrl} ${req.locale ?? ""}`;
  const place =
    request.length > MAX_CACHED_URL ? { page: null, key: null } : await service.lookUpPage(darkStoreId, request);
  if (place.page !== null) {
    send(res, place.page);
    return;
  }
  const answered = await handle(req, res, darkStoreId);
  const page = asPage(answered);
  send(res, page);
  await service.keepPage(place, page, answered.state.holds_until);
}

/**
 * Answers requests that name a dark store with the given handler, from the cache where it has the answer; all others go
 * on to Medusa's own route.
 */
export function inChosenStore(handle: Handler): MiddlewareFunction {
  return async function answerForChosenStore(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) {
    const darkStoreId = chosenStoreId(req);
    if (darkStoreId === null) {
      next();
      return;
    }
    try {
      await answer(req, res, darkStoreId, handle);
    } catch (error) {
      next(error);
    }
  };
}

/** Medusa turns `order` and filters into its own query; here only `fields` is left to it. */
const fieldsSchema = z.looseObject({ fields: z.string().optional() }).transform(({ fields }) => ({ fields }));

/** Turns `fields` of the query into `req.queryConfig.fields` by Medusa's own rules for this kind of answer. */
export async function applyFields(req: MedusaRequest, res: MedusaResponse, config: QueryConfig): Promise<void> {
  const middleware = validateAndTransformQuery(fieldsSchema as never, config);
  await new Promise<void>((resolve, reject) => {
    void middleware(req, res, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
}
