import type { MedusaContainer } from "@medusajs/framework";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import type { Market } from "./market";

const LOCATION_NAME = "Dark stores";
const FULFILLMENT_SET_NAME = "Delivery from dark stores";
const SERVICE_ZONE_NAME = "Home market";
const OPTION_NAME = "Delivery";
const PROVIDER_ID = "dark-store-delivery_dark-store-delivery";

/**
 * Makes sure of the one delivery option of every cart: one stock location stands for all dark stores (their stock is in
 * `store_offer`), and the option's price is calculated from the dark store the cart is pinned to.
 */
export async function ensureDelivery(
  container: MedusaContainer,
  salesChannelId: string,
  market: Market,
): Promise<void> {
  const locationId = await ensureStockLocation(container, salesChannelId);
  const fulfillmentSetId = await ensureFulfillmentSet(container, locationId);
  const serviceZoneId = await ensureServiceZone(container, fulfillmentSetId, market);
  const profileId = await ensureShippingProfile(container);
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [existing] = await fulfillment.listShippingOptions({ service_zone: { id: serviceZoneId }, name: OPTION_NAME });
  if (existing) {
    return;
  }
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: OPTION_NAME,
        price_type: "calculated",
        provider_id: PROVIDER_ID,
        service_zone_id: serviceZoneId,
        shipping_profile_id: profileId,
        type: { label: "Delivery", description: "By rider, within minutes.", code: "delivery" },
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  });
}

async function ensureStockLocation(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const [existing] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: LOCATION_NAME });
  const id = existing?.id ?? (await createStockLocation(container));
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [salesChannelId] } });
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER_ID },
  });
  return id;
}

async function createStockLocation(container: MedusaContainer): Promise<string> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: LOCATION_NAME }] },
  });
  return firstId(result, "stock location");
}

async function ensureFulfillmentSet(container: MedusaContainer, locationId: string): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [existing] = await fulfillment.listFulfillmentSets({ name: FULFILLMENT_SET_NAME });
  const set = existing ?? (await fulfillment.createFulfillmentSets({ name: FULFILLMENT_SET_NAME, type: "delivery" }));
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  });
  return set.id;
}

async function ensureServiceZone(
  container: MedusaContainer,
  fulfillmentSetId: string,
  market: Market,
): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [existing] = await fulfillment.listServiceZones({ name: SERVICE_ZONE_NAME });
  const zone =
    existing ??
    (await fulfillment.createServiceZones({
      name: SERVICE_ZONE_NAME,
      fulfillment_set_id: fulfillmentSetId,
      geo_zones: market.country_codes.map((country_code) => ({ type: "country" as const, country_code })),
    }));
  return zone.id;
}

async function ensureShippingProfile(container: MedusaContainer): Promise<string> {
  const [existing] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: "default" });
  if (existing) {
    return existing.id;
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  });
  return firstId(result, "shipping profile");
}

function firstId(rows: { id: string }[], what: string): string {
  const [row] = rows;
  if (!row) {
    throw new Error(`Medusa created no ${what}.`);
  }
  return row.id;
}
