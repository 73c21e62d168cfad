import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { generateJwtTokenForAuthIdentity } from "@medusajs/medusa/api/auth/utils/generate-jwt-token";
import { type LoggedIn, logInWithCodeSchema, PHONE_OTP_PROVIDER } from "../../../../../contract";
import { PHONE_AUTH_MODULE } from "../../../../../modules/phone-auth";
import type PhoneAuthService from "../../../../../modules/phone-auth/service";
import { logInWithPhoneWorkflow } from "../../../../../workflows/login/workflows/log-in-with-phone";
import { readActorType, readBody } from "../../../../auth-request";

/** Exchanges a number and its code for a token of Medusa's own kind. */
export async function POST(req: MedusaRequest, res: MedusaResponse<LoggedIn>): Promise<void> {
  const actorType = readActorType(req);
  const service = req.scope.resolve<PhoneAuthService>(PHONE_AUTH_MODULE);
  const body = readBody(logInWithCodeSchema, req.body);
  const phone = service.normalizePhone(body.phone);
  await service.limits.take("tries_per_number", phone);

  const { result } = await logInWithPhoneWorkflow(req.scope).run({
    input: { actor_type: actorType, phone, code: body.code },
  });
  await service.limits.forgive("tries_per_number", phone);

  const { http } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  const token = await generateJwtTokenForAuthIdentity(
    { authIdentity: result.identity, actorType, authProvider: PHONE_OTP_PROVIDER, container: req.scope },
    { secret: http.jwtSecret!, expiresIn: http.jwtExpiresIn, options: http.jwtOptions },
  );
  res.json({ token });
}
