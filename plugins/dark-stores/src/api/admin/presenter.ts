import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import type { MedusaContainer } from "@medusajs/framework/types";
import { DARK_STORES_MODULE, type Actor, type DarkStoreDTO, type DarkStoresService } from "../../modules/dark-stores";

/** Who is behind this request, for the ledger. */
export function actorOf(req: AuthenticatedMedusaRequest): Actor {
  return { actor_type: req.auth_context.actor_type, actor_id: req.auth_context.actor_id };
}

/** Stores as the Admin API shows them, with their service areas as GeoJSON. */
export async function presentStores(
  container: MedusaContainer,
  stores: (DarkStoreDTO & { distance_m?: number | null })[],
) {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const areas = await service.listServiceAreas(stores.map((store) => store.id));
  return stores.map((store) => ({
    id: store.id,
    code: store.code,
    name: store.name,
    status: store.status,
    latitude: store.latitude,
    longitude: store.longitude,
    service_area: areas.get(store.id) ?? null,
    service_radius_m: store.service_radius_m,
    address_line: store.address_line,
    city: store.city,
    postal_code: store.postal_code,
    country_code: store.country_code,
    timezone: store.timezone,
    opening_hours: store.opening_hours,
    opening_exceptions: store.opening_exceptions,
    prep_minutes: store.prep_minutes,
    delivery_fee: Number(store.delivery_fee),
    delivery_fee_steps: store.delivery_fee_steps,
    free_delivery_from: store.free_delivery_from === null ? null : Number(store.free_delivery_from),
    small_basket_fee: Number(store.small_basket_fee),
    small_basket_below: Number(store.small_basket_below),
    handling_fee: Number(store.handling_fee),
    surge_multiplier: store.surge_multiplier,
    surge_starts_at: store.surge_starts_at,
    surge_ends_at: store.surge_ends_at,
    minimum_order: Number(store.minimum_order),
    max_open_orders: store.max_open_orders,
    resume_open_orders: store.resume_open_orders,
    overloaded: store.overloaded_since !== null,
    overloaded_since: store.overloaded_since,
    created_at: store.created_at,
    updated_at: store.updated_at,
    ...(typeof store.distance_m === "number" ? { distance_m: store.distance_m } : {}),
  }));
}

/** One store as the Admin API shows it; refuses `dark_store_not_found`. */
export async function presentStore(container: MedusaContainer, id: string) {
  const store = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).findDarkStore(id);
  const [dark_store] = await presentStores(container, [store]);
  return dark_store;
}
