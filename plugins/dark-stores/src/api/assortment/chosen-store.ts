import { createHash } from "node:crypto";
import type { MedusaRequest } from "@medusajs/framework/http";
import { RestrictedFields, validateAndTransformQuery } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { z } from "zod";
import { DARK_STORE_HEADER, OPENS_AT_HEADER, SERVICEABLE_HEADER } from "../../contract";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService, type StoreState } from "../../modules/dark-stores";
import type { StoreAnswer, StoreRead, StoreVisit } from "../store-reads/store-read";

type QueryConfig = Parameters<typeof validateAndTransformQuery>[1];

/** What a store shows, as the text of a JSON body, and whether the store takes orders meanwhile. */
export interface Shown {
  body: string;
  state: StoreState;
}

type Show = (visit: StoreVisit, darkStoreId: string) => Promise<Shown>;

/** A longer query is answered and not kept: it is nobody's second. */
const MAX_CACHED_URL = 1000;

/** The refusal `dark_store_not_found`. */
export function noSuchStore(id: string): Refusal {
  return new Refusal("not_found", "dark_store_not_found", `There is no dark store ${id}.`);
}

/** The id of the store that the header of a request names, or null. */
export function chosenStoreId(header: string | undefined): string | null {
  return header?.trim() || null;
}

/** Lines above the body of a kept page: whether the store takes orders, when it opens again, the body's tag. */
const HEAD_LINES = 3;

/** What is shown as it is kept and sent: a short head and the body, as bytes. */
function asPage({ body, state }: Shown): Buffer {
  const bytes = Buffer.from(body);
  const tag = createHash("sha1").update(bytes).digest("base64url");
  return Buffer.concat([
    Buffer.from(`${state.reason ?? "true"}\n${state.opens_at?.toISOString() ?? ""}\nW/"${tag}"\n`),
    bytes,
  ]);
}

function answerOf(page: Buffer): StoreAnswer {
  let end = -1;
  const [reason = "", opensAt = "", tag = ""] = Array.from({ length: HEAD_LINES }, () => {
    const start = end + 1;
    end = page.indexOf("\n", start);
    return page.toString("latin1", start, end);
  });
  return {
    headers: {
      "cache-control": "no-cache",
      "access-control-expose-headers": `${SERVICEABLE_HEADER}, ${OPENS_AT_HEADER}`,
      etag: tag,
      [SERVICEABLE_HEADER]: reason,
      ...(opensAt === "" ? {} : { [OPENS_AT_HEADER]: opensAt }),
    },
    body: page.subarray(end + 1),
  };
}

/**
 * Answers requests that name a dark store with what is shown there, from the cache where it has it; all others are left
 * to Medusa's own route.
 */
export function inChosenStore(show: Show): StoreRead["answer"] {
  return async function answerForChosenStore(visit) {
    const darkStoreId = chosenStoreId(visit.header(DARK_STORE_HEADER));
    if (darkStoreId === null) {
      return null;
    }
    const service = visit.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const request = `${visit.url} ${visit.locale ?? ""}`;
    const place =
      request.length > MAX_CACHED_URL ? { page: null, key: null } : await service.lookUpPage(darkStoreId, request);
    if (place.page !== null) {
      return answerOf(place.page);
    }
    const shown = await show(visit, darkStoreId);
    const page = asPage(shown);
    void service.keepPage(place, page, shown.state.holds_until);
    return answerOf(page);
  };
}

/** Medusa turns `order` and filters into its own query; here only `fields` is left to it. */
const fieldsSchema = z.looseObject({ fields: z.string().optional() }).transform(({ fields }) => ({ fields }));

/** Which fields are shown, by Medusa's own rules for `fields` in this kind of answer. */
export async function fieldsAsked(visit: StoreVisit, config: QueryConfig): Promise<string[]> {
  const { http } = visit.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  const restrictedFields = new RestrictedFields();
  restrictedFields.add(http.restrictedFields?.store ?? []);
  const req = {
    scope: visit.scope,
    query: { ...visit.query },
    allowed: [],
    restrictedFields,
    storeRelationsLimit: http.storeRelationsLimit,
  } as unknown as MedusaRequest;
  const middleware = validateAndTransformQuery(fieldsSchema as never, config);
  await new Promise<void>((resolve, reject) => {
    void middleware(req, undefined as never, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
  return req.queryConfig.fields;
}
