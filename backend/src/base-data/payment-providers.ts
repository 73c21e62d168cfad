import type { MedusaContainer } from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import type { Environment } from "../environment";
import type { Market } from "./market";

/** Medusa's ids of the providers that are registered only where their keys are set (see medusa-config.ts). */
const RAZORPAY = "pp_razorpay_razorpay";
const STRIPE = "pp_stripe_stripe";

interface RegionProviders {
  id: string;
  payment_providers?: { id: string }[];
}

/**
 * Makes the market's region offer the methods whose keys are set, and no longer those whose keys are gone. Runs at every
 * start, because keys come and go without a migration; what operators chose beside these methods stays.
 */
export async function ensurePaymentProviders(
  container: MedusaContainer,
  market: Market,
  environment: Environment,
): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "region",
    fields: ["id", "payment_providers.id"],
    filters: { name: market.region_name },
  });
  const region = data[0] as RegionProviders | undefined;
  if (!region) return;
  const present = (region.payment_providers ?? []).map((provider) => provider.id);
  const wanted = providersWanted(present, environment);
  if (wanted.length === present.length && wanted.every((id) => present.includes(id))) return;
  await updateRegionsWorkflow(container).run({
    input: { selector: { id: region.id }, update: { payment_providers: wanted } },
  });
}

/** The methods a region should offer, given those it offers now and the keys that are set. */
export function providersWanted(
  present: string[],
  environment: Pick<Environment, "RAZORPAY_KEY_ID" | "STRIPE_API_KEY">,
): string[] {
  const configured = [environment.RAZORPAY_KEY_ID && RAZORPAY, environment.STRIPE_API_KEY && STRIPE].filter(Boolean);
  const others = present.filter((id) => id !== RAZORPAY && id !== STRIPE);
  return [...others, ...(configured as string[])];
}
