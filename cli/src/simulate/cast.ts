import { createHash } from "node:crypto";
import type { HttpClient } from "../client/http-client.js";
import { ensureRider, ensureStaffMember } from "../people/people.js";
import type { DarkStore } from "../stores/dark-stores.js";
import type { RiderAccount } from "./riders.js";
import type { Picker } from "./staff.js";

const RIDER_NAMES = ["Ravi", "Sunita", "Imran", "Lakshmi", "Joseph", "Farah", "Manjunath", "Divya", "Salman", "Geetha"];
const PICKER_NAMES = ["Asha", "Kiran", "Meena", "Thomas", "Padma", "Vivek"];
const VEHICLES = ["scooter", "electric_scooter", "scooter"];
const MAX_CUSTOMERS = 100;

/** Riders who work for simulations of this store; the same people come back in every run. */
export async function hireRiders(admin: HttpClient, store: DarkStore, count: number): Promise<RiderAccount[]> {
  const riders: RiderAccount[] = [];
  for (let index = 0; index < count; index += 1) {
    const firstName = personName(RIDER_NAMES, index);
    const { id, phone } = await ensureRider(admin, {
      first_name: firstName,
      last_name: "(simulation)",
      phone: phoneOf("+919886", store, index),
      vehicle: VEHICLES[index % VEHICLES.length]!,
      home_dark_store_id: store.id,
    });
    riders.push({ id, phone, name: firstName });
  }
  return riders;
}

/** Staff who work for simulations of this store. */
export async function hirePickers(admin: HttpClient, store: DarkStore, count: number): Promise<Picker[]> {
  const pickers: Picker[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = personName(PICKER_NAMES, index);
    const { phone } = await ensureStaffMember(admin, {
      name: `${name} (simulation)`,
      phone: phoneOf("+919880", store, index),
      dark_store_ids: [store.id],
    });
    pickers.push({ name, phone });
  }
  return pickers;
}

/** The phone of a customer; with more orders than customers, some come back. */
export function customerPhone(store: DarkStore, index: number): string {
  return phoneOf("+919845", store, index % MAX_CUSTOMERS);
}

function phoneOf(prefix: string, store: DarkStore, index: number): string {
  const block = createHash("sha256").update(store.code).digest().readUInt32BE(0) % 10_000;
  return `${prefix}${String(block).padStart(4, "0")}${String(index).padStart(2, "0")}`;
}

function personName(names: readonly string[], index: number): string {
  const round = Math.floor(index / names.length);
  return `${names[index % names.length]}${round === 0 ? "" : ` ${round + 1}`}`;
}
