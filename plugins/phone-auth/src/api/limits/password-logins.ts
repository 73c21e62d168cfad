import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { PHONE_AUTH_MODULE } from "../../modules/phone-auth";
import type { RateLimits } from "../../modules/phone-auth/rate-limits";
import type PhoneAuthService from "../../modules/phone-auth/service";

const PASSWORD_PROVIDER = "emailpass";

/**
 * Limits failed password logins per address and email, and more generously per email alone, since an address can be
 * forged where no proxy stands in front. Every attempt is counted before the password is compared,
 * so parallel guesses are counted too; a success clears the count. It reads the decoded provider from the path,
 * because a matcher on the literal path could be avoided by encoding a letter of it.
 */
export async function limitPasswordLogins(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  if (req.params.auth_provider !== PASSWORD_PROVIDER) {
    return next();
  }
  const { limits } = req.scope.resolve<PhoneAuthService>(PHONE_AUTH_MODULE);
  const email = (req.body as { email?: unknown } | undefined)?.email;
  const account = typeof email === "string" ? email.trim().toLowerCase().slice(0, 320) : "";
  const key = `${req.ip}:${account}`;
  await limits.take("password_failures", key);
  await limits.take("password_failures_per_email", account);
  res.once("finish", () => {
    if (res.statusCode < 400) {
      void forgiveAll(limits, key, account).catch(() => undefined);
    }
  });
  next();
}

async function forgiveAll(limits: RateLimits, key: string, account: string): Promise<void> {
  await Promise.all([limits.forgive("password_failures", key), limits.forgive("password_failures_per_email", account)]);
}
