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

/** Riders who work for simulations of these stores, in turn; the same people come back in every run. */
export async function hireRiders(
  admin: HttpClient,
  stores: readonly DarkStore[],
  count: number,
): Promise<RiderAccount[]> {
  const riders: RiderAccount[] = [];
  for (const { name, home, index } of postsIn(stores, RIDER_NAMES, count)) {
    const { id, phone } = await ensureRider(admin, {
      first_name: personName(RIDER_NAMES, index),
      last_name: "(simulation)",
      phone: phoneOf("+919886", home, index),
      vehicle: VEHICLES[index % VEHICLES.length]!,
      home_dark_store_id: home.id,
    });
    riders.push({ id, phone, name, home });
  }
  return riders;
}

/** Staff who work for simulations of these stores, in turn. */
export async function hirePickers(admin: HttpClient, stores: readonly DarkStore[], count: number): Promise<Picker[]> {
  const pickers: Picker[] = [];
  for (const { name, home, index } of postsIn(stores, PICKER_NAMES, count)) {
    const { phone } = await ensureStaffMember(admin, {
      name: `${personName(PICKER_NAMES, index)} (simulation)`,
      phone: phoneOf("+919880", home, index),
      dark_store_ids: [home.id],
    });
    pickers.push({ name, phone });
  }
  return pickers;
}

interface Post {
  /** One of a kind in the run: with several stores the store's code is part of it. */
  name: string;
  home: DarkStore;
  /** Among the people of that store. */
  index: number;
}

function postsIn(stores: readonly DarkStore[], names: readonly string[], count: number): Post[] {
  return Array.from({ length: count }, (_, turn) => {
    const home = stores[turn % stores.length]!;
    const index = Math.floor(turn / stores.length);
    const name = personName(names, index);
    return { name: stores.length === 1 ? name : `${name} of ${home.code}`, home, index };
  });
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
