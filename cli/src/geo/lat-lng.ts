import { z } from "zod";
import type { Place } from "./places.js";

const LAT_LNG = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/;

/** A place as people write it: `12.9719,77.6412`, latitude first. */
export const latLngSchema = z.string("is needed, as LAT,LNG").transform((written, issues): Place => {
  const [, latitude, longitude] = LAT_LNG.exec(written) ?? [];
  if (latitude === undefined || longitude === undefined) {
    issues.addIssue({ code: "custom", message: "must be LAT,LNG, such as 12.9719,77.6412" });
    return z.NEVER;
  }
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  if (Math.abs(place.latitude) > 90 || Math.abs(place.longitude) > 180) {
    issues.addIssue({ code: "custom", message: "must be degrees: latitude first, at most 90, then longitude" });
  }
  return place;
});
