import { setTimeout as sleep } from "node:timers/promises";
import type { HttpClient } from "../client/http-client.js";
import type { DarkStore } from "../stores/dark-stores.js";
import type { Journey } from "./journey.js";
import type { Ledger } from "./ledger.js";
import type { Pace } from "./pace.js";
import type { Habits } from "./plan.js";
import type { Turnstile } from "./turnstile.js";

/** A product on the shelf as a customer sees it. */
export interface ShelfItem {
  variant_id: string;
  title: string;
  price: number;
  available: number;
}

/** A store that plays, and what its shelf showed when the run began. */
export interface Venue {
  store: DarkStore;
  shelf: readonly ShelfItem[];
}

/** What all players share: where the platform is, the stores, and the orders of this run. */
export interface World {
  backendUrl: string;
  gatewayUrl: string;
  publishableKey: string;
  regionId: string;
  /** ISO 3166-1 alpha-2, lower case: where the region delivers. */
  country: string;
  /** At least one. */
  venues: readonly Venue[];
  admin: HttpClient;
  /** Aborted when the time is up or the user stops; every wait listens to it. */
  signal: AbortSignal;
  journeys: readonly Journey[];
  pace: Pace;
  habits: Habits;
  ledger: Ledger;
  /** How far from their store customers live at most. */
  reachM: number;
  /** How many customers shop at once: a small machine checks out about one a second. */
  shop: Turnstile;
}

/** Waits, or throws when the run is over. */
export function pause(world: World, ms: number): Promise<void> {
  return sleep(ms, undefined, { signal: world.signal });
}

/** The journey of an order of this run; undefined for the orders of other people. */
export function journeyOf(world: World, orderId: string): Journey | undefined {
  return world.journeys.find((journey) => journey.orderId === orderId);
}
