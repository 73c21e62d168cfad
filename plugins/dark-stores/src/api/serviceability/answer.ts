import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { GET } from "../store/serviceability/route";

/** `GET /store/serviceability` ahead of what Medusa runs for an address of the Store API. */
export function answerServiceability(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  GET(req, res).catch(next);
}
