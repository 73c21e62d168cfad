import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareFunction } from "@medusajs/framework/http";
import { sendAnswer } from "./send-answer";
import type { StoreRead } from "./store-read";

/** A read as a middleware of Medusa's, for whatever server these routes run in. */
export function throughMedusa(answer: StoreRead["answer"]): MiddlewareFunction {
  return async function answerRead(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
    try {
      const answered = await answer({
        scope: req.scope,
        url: req.originalUrl,
        id: req.params["0"] ?? "",
        query: req.query,
        locale: req.locale,
        header: (name) => req.get(name),
      });
      if (answered === null) {
        next();
      } else {
        sendAnswer(req, res, answered);
      }
    } catch (error) {
      next(error);
    }
  };
}
