import { z } from "zod";

export const STAFF_STATUSES = ["active", "inactive"] as const;
export type StaffStatus = (typeof STAFF_STATUSES)[number];

const name = z.string().trim().min(1, "name must not be empty").max(120);
const phone = z.string().trim().min(4).max(32);
const darkStoreIds = z.array(z.string().min(1)).max(100);

/** Body of `POST /admin/staff`: `phone` in any common notation, kept as E.164. */
export const createStaffSchema = z.strictObject({
  name,
  phone,
  dark_store_ids: darkStoreIds.min(1, "a member of staff works in at least one store"),
  status: z.enum(STAFF_STATUSES).default("active"),
});

/** Body of `POST /admin/staff/:id`: only what changes; `inactive` ends all access at once. */
export const updateStaffSchema = z.strictObject({
  name: name.optional(),
  phone: phone.optional(),
  dark_store_ids: darkStoreIds.optional(),
  status: z.enum(STAFF_STATUSES).optional(),
});

/** Query of `GET /admin/staff`. */
export const listStaffQuerySchema = z.object({
  q: z.string().trim().min(1).max(120).optional(),
  dark_store_id: z.string().optional(),
  status: z.enum(STAFF_STATUSES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** Body of `POST /staff/store/pause` and `/resume`. */
export const staffStoreSchema = z.strictObject({ dark_store_id: z.string().optional() });

/** A member of store staff as every answer shows them. */
export interface StaffMember {
  id: string;
  name: string;
  phone: string;
  status: StaffStatus;
  dark_store_ids: string[];
  created_at: string;
  updated_at: string;
}
