import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";

/**
 * Holds a successful answer back until stores list what the request changed, for at most a second: whoever reads a
 * listing afterwards sees their own change.
 */
export function settleBeforeAnswering(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const answer = res.json.bind(res);
  res.json = (body: unknown) => {
    if (res.statusCode >= 400) {
      return answer(body);
    }
    req.scope
      .resolve<DarkStoresService>(DARK_STORES_MODULE)
      .settleAssortment()
      .catch((error: unknown) => {
        const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
        logger.warn(`Listings follow later: ${(error as Error).message}`);
      })
      .finally(() => answer(body));
    return res;
  };
  next();
}
