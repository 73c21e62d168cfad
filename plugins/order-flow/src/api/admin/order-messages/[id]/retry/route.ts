import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { retryMessageWorkflow } from "../../../../../workflows/notifying/workflows/retry-message";
import { presentOrderMessage } from "../../present";

/** Has a message that was given up tried again, at once. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await retryMessageWorkflow(req.scope).run({ input: { id: req.params.id ?? "" } });
  res.json({ order_message: presentOrderMessage(result) });
}
