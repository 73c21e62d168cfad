import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ServiceArea } from "../../../contract/geo";
import { Refusal } from "../../../contract/refusal";
import { checkServiceArea } from "../queries/check-service-area.sql";
import { setServiceArea } from "../queries/set-service-area.sql";
import { violates } from "./settle";

/** On a flat map a circle over the antimeridian becomes a band around the Earth. */
const HALF_THE_GLOBE_DEGREES = 180;

/**
 * Sets a store's area after PostGIS accepted it; refuses `invalid_service_area` with the reason in a sentence. To be
 * called in a transaction. A polygon takes the place of a radius and the other way round. The store itself may lie
 * outside its area, across a river for example.
 */
export async function writeServiceArea(
  db: Knex,
  darkStoreId: string,
  area: { service_area?: ServiceArea | undefined; service_radius_m?: number | undefined },
): Promise<void> {
  if (area.service_area) {
    const geojson = JSON.stringify(area.service_area);
    const [check] = await checkServiceArea(db, { geojson });
    if (!check?.is_valid) {
      throw new Refusal(
        "invalid_data",
        "invalid_service_area",
        `The service area is not a valid polygon: ${describe(check?.reason ?? "unknown")}. Draw it without crossing lines.`,
      );
    }
    if (check.is_empty) {
      throw new Refusal(
        "invalid_data",
        "invalid_service_area",
        "The service area encloses nothing. Draw a larger one.",
      );
    }
    await setServiceArea(db, { dark_store_id: darkStoreId, geojson, radius_m: null });
    return;
  }
  const radius_m = area.service_radius_m ?? null;
  const drawn = await setServiceArea(db, { dark_store_id: darkStoreId, geojson: null, radius_m }).catch(
    (error: unknown) => {
      throw violates(error, "dark_store_service_area_check") ? circleAroundTheGlobe() : error;
    },
  );
  if (drawn.some(({ span_degrees }) => span_degrees >= HALF_THE_GLOBE_DEGREES)) {
    throw circleAroundTheGlobe();
  }
}

function circleAroundTheGlobe(): Refusal {
  return new Refusal(
    "invalid_data",
    "invalid_service_area",
    "A circle of this radius crosses the antimeridian or a pole. Draw the area as polygons instead, one on each side.",
  );
}

/** PostGIS says `Self-intersection[77.6 12.9]`: longitude before latitude; people read it the other way round. */
function describe(reason: string): string {
  const match = /^(.*)\[(\S+) (\S+)\]$/.exec(reason);
  if (!match) {
    return reason.toLowerCase();
  }
  const [, what = "", longitude = "", latitude = ""] = match;
  return `${what.toLowerCase()} at latitude ${latitude}, longitude ${longitude}`;
}
