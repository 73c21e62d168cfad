import type { z } from "zod";
import type { ridersQuerySchema } from "../../contract";
import type { RiderDeliveryService } from "../../modules/rider-delivery";

type Filters = Omit<z.infer<typeof ridersQuerySchema>, "limit" | "offset">;

const NEWEST_FIRST = { created_at: "DESC", id: "ASC" } as const;

/** A page of riders, newest first, and how many there are; what they do now is looked at only where it is asked for. */
export async function listRiders(
  riders: RiderDeliveryService,
  { q, duty, ...filters }: Filters,
  { limit, offset }: { limit: number; offset: number },
) {
  const like = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  if (duty) {
    const { status = null, home_dark_store_id = null } = filters;
    const search = { duty, like, status, home_dark_store_id, limit, offset };
    const { rider_ids, count } = await riders.listRidersOnDuty(search);
    const rows =
      rider_ids.length > 0 ? await riders.listRiders({ id: rider_ids }, { take: limit, order: NEWEST_FIRST }) : [];
    return { rows, count };
  }
  const matches = like
    ? { $or: [{ first_name: { $ilike: like } }, { last_name: { $ilike: like } }, { phone: { $ilike: like } }] }
    : {};
  const [rows, count] = await riders.listAndCountRiders(
    { ...filters, ...matches },
    { take: limit, skip: offset, order: NEWEST_FIRST },
  );
  return { rows, count };
}
