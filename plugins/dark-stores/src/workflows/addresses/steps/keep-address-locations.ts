import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { pointSchema, type AddressLocation } from "../../../contract/geo";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const keepAddressLocationsStepId = "dark-stores-keep-address-locations";

interface Undo {
  address_ids: string[];
  locations: AddressLocation[];
}

/** Keeps in PostGIS the points that addresses carry in their metadata now. Compensation keeps what was there before. */
export const keepAddressLocationsStep = createStep(
  keepAddressLocationsStepId,
  async (input: { address_ids: string[] }, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const addresses = await container
      .resolve(Modules.CUSTOMER)
      .listCustomerAddresses({ id: input.address_ids }, { select: ["id", "customer_id", "metadata"] });
    const locations = addresses.flatMap((address): AddressLocation[] => {
      const point = pointSchema.safeParse(address.metadata ?? {});
      return point.success ? [{ address_id: address.id, customer_id: address.customer_id, ...point.data }] : [];
    });
    const undo: Undo = {
      address_ids: input.address_ids,
      locations: await service.listAddressLocations(input.address_ids),
    };
    await service.setAddressLocations(input.address_ids, locations);
    return new StepResponse({ kept: locations.length }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
      await service.setAddressLocations(undo.address_ids, undo.locations);
    }
  },
);
