import { asValue } from "@medusajs/framework/awilix";
import type { MedusaContainer } from "@medusajs/framework/types";
import { createMedusaContainer, Modules } from "@medusajs/framework/utils";
import { RIDER_DELIVERY_MODULE } from "../../../modules/rider-delivery";

type Told = { name: string; data: Record<string, unknown> };

/** A container with `riders` as the module, whose event bus keeps what it is told in `told`. */
export function containerOf(riders: Record<string, unknown>): { container: MedusaContainer; told: Told[] } {
  const told: Told[] = [];
  const container = createMedusaContainer();
  container.register({
    [RIDER_DELIVERY_MODULE]: asValue(riders),
    [Modules.EVENT_BUS]: asValue({
      emit: (events: Told[]) => Promise.resolve(void told.push(...events)),
      releaseGroupedEvents: () => Promise.resolve(),
      clearGroupedEvents: () => Promise.resolve(),
    }),
    logger: asValue({ error: () => undefined, warn: () => undefined }),
  });
  return { container, told };
}
