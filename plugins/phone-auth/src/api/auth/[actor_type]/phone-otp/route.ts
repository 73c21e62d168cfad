import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { type LoginCodeSent, requestLoginCodeSchema } from "../../../../contract";
import { PHONE_AUTH_MODULE } from "../../../../modules/phone-auth";
import type PhoneAuthService from "../../../../modules/phone-auth/service";
import { requestLoginCodeWorkflow } from "../../../../workflows/login/workflows/request-login-code";
import { readActorType, readBody } from "../../../auth-request";

/** Sends a login code. The answer is the same for known and unknown numbers. */
export async function POST(req: MedusaRequest, res: MedusaResponse<LoginCodeSent>): Promise<void> {
  const actorType = readActorType(req);
  const service = req.scope.resolve<PhoneAuthService>(PHONE_AUTH_MODULE);
  await service.limits.take("sends_per_address", req.ip ?? "unknown");
  const phone = service.normalizePhone(readBody(requestLoginCodeSchema, req.body).phone);
  await service.limits.take("sends_per_number", phone);

  const { result } = await requestLoginCodeWorkflow(req.scope).run({ input: { actor_type: actorType, phone } });
  res.json({ status: "sent", expires_in_seconds: result.expires_in_seconds, location: "otp" });
}
