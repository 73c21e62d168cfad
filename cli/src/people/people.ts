import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";

/** What a rider may be doing. */
export const DUTIES = ["offline", "available", "offered", "to_store", "carrying", "silent"] as const;

export interface Rider {
  id: string;
  first_name: string;
  last_name: string | null;
  phone: string;
  vehicle: string;
  /** Orders in one trip; `own_capacity` is null where that is the vehicle's number. */
  capacity: number;
  own_capacity: number | null;
  status: string;
  /** What the rider is doing now. */
  duty: string;
  home_dark_store_id: string | null;
  /** Rupees from which on there are no cash orders; null: the platform's limit. */
  cash_limit: number | null;
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
/** Digits; anything shorter could be part of many numbers. */
const SHORTEST_PHONE = 7;

/** The rider with this phone (E.164), created when there is none. */
export async function ensureRider(admin: HttpClient, rider: NewRider): Promise<Rider> {
  const { riders } = await admin.get<{ riders: Rider[] }>("/admin/riders", { q: rider.phone, limit: PAGE });
  const existing = riders.find(({ phone }) => phone === rider.phone);
  return existing ?? (await admin.post<{ rider: Rider }>("/admin/riders", rider)).rider;
}

/** The rider with this id (rider_...) or phone, with or without the country's code. */
export async function findRider(admin: HttpClient, reference: string): Promise<Rider> {
  if (reference.startsWith("rider_")) {
    return (await admin.get<{ rider: Rider }>(`/admin/riders/${encodeURIComponent(reference)}`)).rider;
  }
  const digits = reference.replace(/\D/g, "");
  const [rider, another] = digits.length < SHORTEST_PHONE ? [] : await ridersWhosePhoneEndsIn(admin, digits);
  if (!rider) throw new CommandError("rider_not_found", `There is no rider with the id or phone ${reference}.`);
  if (another) {
    throw new CommandError("rider_ambiguous", `Several riders' phones end in ${reference}: add the country's code.`);
  }
  return rider;
}

async function ridersWhosePhoneEndsIn(admin: HttpClient, digits: string): Promise<Rider[]> {
  const { riders } = await admin.get<{ riders: Rider[] }>("/admin/riders", { q: digits, limit: PAGE });
  return riders.filter(({ phone }) => phone.endsWith(digits));
}

/** The member of staff with this id or phone, with or without the country's code. */
export async function findStaffMember(admin: HttpClient, reference: string): Promise<StaffMember> {
  const digits = reference.replace(/\D/g, "");
  const asPhone = /^[+\d\s-]+$/.test(reference) && digits.length >= SHORTEST_PHONE;
  if (!asPhone) {
    const id = encodeURIComponent(reference);
    return (await admin.get<{ staff_member: StaffMember }>(`/admin/staff/${id}`)).staff_member;
  }
  const { staff } = await admin.get<{ staff: StaffMember[] }>("/admin/staff", { q: digits, limit: PAGE });
  const [member, another] = staff.filter(({ phone }) => phone.endsWith(digits));
  if (!member) throw new CommandError("staff_not_found", `There is no member of staff with the phone ${reference}.`);
  if (another) {
    throw new CommandError("staff_ambiguous", `Several phones of staff end in ${reference}: add the country's code.`);
  }
  return member;
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
