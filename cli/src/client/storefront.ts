import { CommandError } from "../frame/errors.js";
import type { Connection } from "./connection.js";
import type { HttpClient } from "./http-client.js";

/** What a storefront of this platform has to know. */
export interface Storefront {
  publishableKey: string;
  regionId: string;
}

/** The publishable key and the region, as known here or as the Admin API tells. */
export async function findStorefront(connection: Connection, admin: HttpClient): Promise<Storefront> {
  return {
    publishableKey: connection.publishable_key ?? (await findPublishableKey(admin)),
    regionId: connection.region_id ?? (await findRegion(admin)),
  };
}

/** A publishable key that is in force. */
export async function findPublishableKey(admin: HttpClient): Promise<string> {
  const { api_keys: keys } = await admin.get<{ api_keys: { token: string; revoked_at: string | null }[] }>(
    "/admin/api-keys",
    { type: "publishable", limit: 20 },
  );
  const key = keys.find(({ revoked_at }) => !revoked_at);
  if (!key) {
    throw new CommandError("base_data_missing", "The server has no publishable API key: run its migrations.");
  }
  return key.token;
}

async function findRegion(admin: HttpClient): Promise<string> {
  const { regions } = await admin.get<{ regions: { id: string }[] }>("/admin/regions", { limit: 1 });
  if (!regions[0]) {
    throw new CommandError("base_data_missing", "The server has no region: run its migrations.");
  }
  return regions[0].id;
}
