import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** A key that was valid counts as valid for so long: one that is revoked is refused after this at the latest. */
const TRUSTED_FOR_MS = 5000;

/** Whether this is a publishable key that nobody has revoked, as Medusa keeps them. */
async function isValid(req: MedusaRequest, token: string): Promise<boolean> {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "api_key",
    fields: ["id", "revoked_at"],
    filters: { token, type: "publishable" },
  });
  return data.some(({ revoked_at }) => !revoked_at || new Date(revoked_at) > new Date());
}

/**
 * Lets requests with a valid `x-publishable-api-key` pass, and asks for each key once in five seconds. A request without
 * one goes on to Medusa, which refuses it.
 */
export function knownKeys() {
  const validUntil = new Map<string, number>();
  return function requireKnownKey(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
    const key = req.get("x-publishable-api-key") ?? "";
    if ((validUntil.get(key) ?? 0) > Date.now()) {
      next();
      return;
    }
    validUntil.delete(key);
    isValid(req, key).then((valid) => {
      if (!valid) {
        next("route");
        return;
      }
      validUntil.set(key, Date.now() + TRUSTED_FOR_MS);
      next();
    }, next);
  };
}
