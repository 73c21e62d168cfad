import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** A key that was valid counts as valid for so long: one that is revoked is refused after this at the latest. */
const TRUSTED_FOR_MS = 5000;

/** Publishable keys that were found valid a moment ago. */
export class KnownKeys {
  private readonly validUntil = new Map<string, number>();

  constructor(private readonly container: MedusaContainer) {}

  /** Whether this is a publishable key that nobody has revoked; Medusa is asked for each once in five seconds. */
  async includes(token: string | undefined): Promise<boolean> {
    if (token === undefined) {
      return false;
    }
    if ((this.validUntil.get(token) ?? 0) > Date.now()) {
      return true;
    }
    const valid = await this.isValid(token);
    if (valid) {
      this.validUntil.set(token, Date.now() + TRUSTED_FOR_MS);
    } else {
      this.validUntil.delete(token);
    }
    return valid;
  }

  private async isValid(token: string): Promise<boolean> {
    const { data } = await this.container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "api_key",
      fields: ["id", "revoked_at"],
      filters: { token, type: "publishable" },
    });
    const found = data as { revoked_at: Date | string | null }[];
    return found.some(({ revoked_at }) => revoked_at === null || new Date(revoked_at) > new Date());
  }
}
