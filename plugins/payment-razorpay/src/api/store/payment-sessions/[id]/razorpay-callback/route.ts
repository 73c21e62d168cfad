import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { razorpayCallbackSchema } from "../../../../../contract";
import { acceptCallbackWorkflow } from "../../../../../workflows/paying/workflows/accept-callback";

/** Takes what Razorpay Checkout gave the client; whoever holds the session's id and Razorpay's signature may send it. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const callback = razorpayCallbackSchema.safeParse(req.body);
  if (!callback.success) {
    const problems = callback.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new MedusaError(MedusaError.Types.INVALID_DATA, problems.join("; "), "invalid_data");
  }
  const { result } = await acceptCallbackWorkflow(req.scope).run({
    input: { session_id: req.params.id ?? "", callback: callback.data },
  });
  const { id, provider_id, status, amount, currency_code, data } = result;
  res.status(200).json({ payment_session: { id, provider_id, status, amount, currency_code, data } });
}
