interface Address {
  address_1?: string | null;
  address_2?: string | null;
  city?: string | null;
  postal_code?: string | null;
  metadata?: Record<string, unknown> | null;
}

/** Where to deliver, in WGS84, and what the rider reads. */
export interface Drop {
  latitude: number;
  longitude: number;
  address: string;
  instructions: string | null;
}

const MAX_LATITUDE = 90;
const MAX_LONGITUDE = 180;
const MAX_INSTRUCTIONS = 500;

/** Reads the delivery point out of an address; null when it has none or it is not on the globe. */
export function dropOf(address: Address | null | undefined): Drop | null {
  const latitude = coordinate(address?.metadata?.latitude, MAX_LATITUDE);
  const longitude = coordinate(address?.metadata?.longitude, MAX_LONGITUDE);
  if (!address || latitude === null || longitude === null) return null;
  const lines = [address.address_1, address.address_2, address.city, address.postal_code];
  return {
    latitude,
    longitude,
    address: lines.filter((line) => line?.trim()).join(", "),
    instructions: textOf(address.metadata?.instructions, MAX_INSTRUCTIONS),
  };
}

function coordinate(value: unknown, limit: number): number | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  if (typeof value === "string" && !value.trim()) return null;
  const degrees = Number(value);
  return Number.isFinite(degrees) && Math.abs(degrees) <= limit ? degrees : null;
}

/** A free text of the customer's, trimmed and cut to a length; null when there is none. */
function textOf(value: unknown, maxLength: number): string | null {
  if (typeof value !== "string") return null;
  return value.trim().slice(0, maxLength) || null;
}
