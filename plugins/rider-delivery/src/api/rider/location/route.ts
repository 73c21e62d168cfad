import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { LocationRefusalCode } from "../../../contract";
import { ridersOf } from "../../services";

const TYPE_BY_CODE: Partial<Record<LocationRefusalCode, "rate_limited" | "not_allowed">> = {
  rate_limited: "rate_limited",
  rider_suspended: "not_allowed",
};

/** Takes a position by the same rules as the socket message. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const answer = await ridersOf(req).ingestLocation(req.auth_context.actor_id, req.body);
  if ("error" in answer) {
    const { code, message } = answer.error;
    throw new Refusal(TYPE_BY_CODE[code] ?? "invalid_data", code, message);
  }
  res.json(answer);
}
