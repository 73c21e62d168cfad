import type { HttpClient } from "../client/http-client.js";
import type { Place } from "../geo/places.js";

type Reason = "out_of_area" | "closed" | "paused" | "overloaded";

type Serviceability =
  | {
      serviceable: true;
      dark_store: { id: string; code: string; name: string };
      distance_m: number;
      eta_minutes: number;
      delivery_fee: number;
    }
  | { serviceable: false; reason: Reason; opens_at?: string };

interface CoveringStore {
  id: string;
  code: string;
  name: string;
  serviceable: boolean;
  reason: Reason | null;
  opens_at: string | null;
  distance_m: number;
  eta_minutes: number;
  delivery_fee: number;
}

/** A store near a place: whether it serves it, and if not, why. */
export interface CheckedStore {
  code: string;
  name: string;
  /** `second_choice` could serve the place too, but another store is better. */
  verdict: "serves" | "second_choice" | Reason;
  why: string;
  distance_m: number;
  eta_minutes: number | null;
  delivery_fee: number | null;
  opens_at: string | null;
}

export interface CheckedPlace {
  at: Place;
  answer: Serviceability;
  stores: CheckedStore[];
}

const MAX_COVERING = 100;

/** Asks as a customer who serves a place, and as operations why the stores around it do not. */
export async function checkPlace(
  shop: HttpClient,
  admin: HttpClient,
  at: Place,
  nearest: number,
): Promise<CheckedPlace> {
  const query = { latitude: at.latitude, longitude: at.longitude };
  const [answer, { dark_stores: covering }] = await Promise.all([
    shop.get<Serviceability>("/store/serviceability", query),
    shop.get<{ dark_stores: CoveringStore[] }>("/store/dark-stores", { ...query, limit: MAX_COVERING }),
  ]);
  const around = await storesAround(admin, at, nearest + covering.length);
  const covers = new Set(covering.map(({ id }) => id));
  const beyond = around.filter(({ id }) => !covers.has(id)).slice(0, nearest);
  const stores = [
    ...covering.map((store) => judgeCovering(store, answer)),
    ...beyond.map(({ code, name, distance_m }): CheckedStore => {
      const why = "its service area does not reach this place";
      return {
        code,
        name,
        verdict: "out_of_area",
        why,
        distance_m,
        eta_minutes: null,
        delivery_fee: null,
        opens_at: null,
      };
    }),
  ];
  return { at, answer, stores };
}

interface NearStore {
  id: string;
  code: string;
  name: string;
  distance_m: number;
}

/** Farther away than this, an area would have to be a country's. */
const AROUND_M = 100_000;
const MAX_AROUND = 200;

async function storesAround(admin: HttpClient, at: Place, limit: number): Promise<NearStore[]> {
  const { dark_stores: stores } = await admin.get<{ dark_stores: NearStore[] }>("/admin/dark-stores", {
    latitude: at.latitude,
    longitude: at.longitude,
    within_m: AROUND_M,
    order: "distance_m",
    limit: Math.min(Math.max(limit, 1), MAX_AROUND),
  });
  return stores;
}

function judgeCovering(store: CoveringStore, answer: Serviceability): CheckedStore {
  const { code, name, distance_m, eta_minutes, delivery_fee, opens_at } = store;
  const chosen = answer.serviceable && answer.dark_store.id === store.id;
  const verdict = chosen ? "serves" : (store.reason ?? "second_choice");
  return { code, name, verdict, why: whyText(verdict, store, answer), distance_m, eta_minutes, delivery_fee, opens_at };
}

function whyText(verdict: CheckedStore["verdict"], store: CoveringStore, answer: Serviceability): string {
  switch (verdict) {
    case "serves":
      return `in ${store.eta_minutes} min`;
    case "second_choice":
      return answer.serviceable ? `it could, but ${answer.dark_store.code} is the better choice` : "it could by now";
    case "closed":
      return store.opens_at ? `it is closed until ${store.opens_at}` : "it is closed";
    case "paused":
      return `it is paused: \`quickdash stores open ${store.code}\` ends that`;
    case "overloaded":
      return "it has as many open orders as it takes";
    case "out_of_area":
      return "its service area does not reach this place";
  }
}
