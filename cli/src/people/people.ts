import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";

export interface Rider {
  id: string;
  first_name: string;
  last_name: string | null;
  phone: string;
  vehicle: string;
  status: string;
  home_dark_store_id: string | null;
}

export interface StaffMember {
  id: string;
  name: string;
  phone: string;
  status: string;
  dark_store_ids: string[];
}

export interface NewRider {
  first_name: string;
  last_name?: string;
  phone: string;
  vehicle: string;
  home_dark_store_id?: string;
}

export interface NewStaffMember {
  name: string;
  phone: string;
  dark_store_ids: string[];
}

const PAGE = 200;

/** The rider with this phone (E.164), created when there is none. */
export async function ensureRider(admin: HttpClient, rider: NewRider): Promise<Rider> {
  const { riders } = await admin.get<{ riders: Rider[] }>("/admin/riders", { q: rider.phone, limit: PAGE });
  const existing = riders.find(({ phone }) => phone === rider.phone);
  return existing ?? (await admin.post<{ rider: Rider }>("/admin/riders", rider)).rider;
}

/** The member of staff with this phone (E.164), created when there is none and put into all the stores asked for. */
export async function ensureStaffMember(admin: HttpClient, member: NewStaffMember): Promise<StaffMember> {
  const { staff } = await admin.get<{ staff: StaffMember[] }>("/admin/staff", { q: member.phone, limit: PAGE });
  const existing = staff.find(({ phone }) => phone === member.phone);
  if (!existing) {
    return (await admin.post<{ staff_member: StaffMember }>("/admin/staff", member)).staff_member;
  }
  const missing = member.dark_store_ids.filter((id) => !existing.dark_store_ids.includes(id));
  if (missing.length === 0) {
    return existing;
  }
  const dark_store_ids = [...existing.dark_store_ids, ...missing];
  return (await admin.post<{ staff_member: StaffMember }>(`/admin/staff/${existing.id}`, { dark_store_ids }))
    .staff_member;
}

/** True when the server refuses because the phone already belongs to somebody of that kind. */
export function isPhoneTaken(error: unknown): boolean {
  return error instanceof ApiError && error.code === "phone_taken";
}
