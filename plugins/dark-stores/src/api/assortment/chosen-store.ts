import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareFunction } from "@medusajs/framework/http";
import { validateAndTransformQuery } from "@medusajs/framework/http";
import { z } from "zod";
import { DARK_STORE_HEADER } from "../../contract";
import { DARK_STORES_MODULE, type DarkStoreDTO, type DarkStoresService } from "../../modules/dark-stores";

type QueryConfig = Parameters<typeof validateAndTransformQuery>[1];

/** The store the request names in its header, or null; refuses `dark_store_not_found`. */
export async function chosenStore(req: MedusaRequest): Promise<DarkStoreDTO | null> {
  const id = req.get(DARK_STORE_HEADER)?.trim();
  return id ? req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findDarkStore(id) : null;
}

/** Answers requests that name a dark store with the given handler; all others go on to Medusa's own route. */
export function inChosenStore(
  handle: (req: MedusaRequest, res: MedusaResponse, store: DarkStoreDTO) => Promise<void>,
): MiddlewareFunction {
  return async function answerForChosenStore(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) {
    try {
      const store = await chosenStore(req);
      if (!store) {
        next();
        return;
      }
      await handle(req, res, store);
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
