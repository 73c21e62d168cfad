import type { AreaGeometry } from "../map/map-view.js";

export type Span = [opens: string, closes: string];
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** Null means always open; a weekday that is left out is a day off. */
export type Hours = Partial<Record<Weekday, Span[]>> | null;
export interface HoursException {
  date: string;
  hours: Span[];
  note?: string;
}

/** A dark store as `GET /admin/dark-stores/:id` answers it, as far as its form changes it. */
export interface StoreAnswer {
  id: string;
  code: string;
  name: string;
  status: string;
  latitude: number;
  longitude: number;
  service_area: AreaGeometry;
  service_radius_m: number | null;
  address_line: string | null;
  city: string | null;
  postal_code: string | null;
  timezone: string;
  opening_hours: Hours;
  opening_exceptions: HoursException[];
  prep_minutes: number;
  minimum_order: number;
  max_open_orders: number | null;
  resume_open_orders: number | null;
  overloaded: boolean;
}

/** What is typed into the form of a store; numbers stay text until they are sent. */
export interface StoreValues {
  code: string;
  name: string;
  latitude: string;
  longitude: string;
  address_line: string;
  city: string;
  postal_code: string;
  timezone: string;
  prep_minutes: string;
  minimum_order: string;
  max_open_orders: string;
  resume_open_orders: string;
  area: AreaGeometry | null;
  hours: Hours;
  exceptions: HoursException[];
}

const EMPTY: StoreValues = {
  code: "",
  name: "",
  latitude: "",
  longitude: "",
  address_line: "",
  city: "",
  postal_code: "",
  timezone: "Asia/Kolkata",
  prep_minutes: "5",
  minimum_order: "0",
  max_open_orders: "",
  resume_open_orders: "",
  area: null,
  hours: null,
  exceptions: [],
};

const textOf = (value: string | number | null): string => (value === null ? "" : String(value));

/** What the form shows of a store; of a new one, what is usual. */
export function valuesOf(store: StoreAnswer | null): StoreValues {
  if (!store) return EMPTY;
  return {
    code: store.code,
    name: store.name,
    latitude: textOf(store.latitude),
    longitude: textOf(store.longitude),
    address_line: textOf(store.address_line),
    city: textOf(store.city),
    postal_code: textOf(store.postal_code),
    timezone: store.timezone,
    prep_minutes: textOf(store.prep_minutes),
    minimum_order: textOf(store.minimum_order),
    max_open_orders: textOf(store.max_open_orders),
    resume_open_orders: textOf(store.resume_open_orders),
    area: store.service_area,
    hours: store.opening_hours,
    exceptions: store.opening_exceptions,
  };
}

const number = (text: string): number | null => (text.trim() === "" ? null : Number(text));
const words = (text: string): string | null => text.trim() || null;

const BODY_OF: Record<keyof StoreValues, (values: StoreValues) => Record<string, unknown>> = {
  code: ({ code }) => ({ code: code.trim() }),
  name: ({ name }) => ({ name: name.trim() }),
  latitude: ({ latitude }) => ({ latitude: number(latitude) }),
  longitude: ({ longitude }) => ({ longitude: number(longitude) }),
  address_line: ({ address_line }) => ({ address_line: words(address_line) }),
  city: ({ city }) => ({ city: words(city) }),
  postal_code: ({ postal_code }) => ({ postal_code: words(postal_code) }),
  timezone: ({ timezone }) => ({ timezone: timezone.trim() }),
  prep_minutes: ({ prep_minutes }) => ({ prep_minutes: number(prep_minutes) }),
  minimum_order: ({ minimum_order }) => ({ minimum_order: number(minimum_order) }),
  max_open_orders: ({ max_open_orders }) => ({ max_open_orders: number(max_open_orders) }),
  resume_open_orders: ({ resume_open_orders }) => ({ resume_open_orders: number(resume_open_orders) }),
  area: ({ area }) => (area ? { service_area: area } : {}),
  hours: ({ hours }) => ({ opening_hours: hours }),
  exceptions: ({ exceptions }) => ({ opening_exceptions: exceptions }),
};

/** The body that makes this store, or that changes what was changed. */
export function bodyOf(values: StoreValues, before: StoreValues | null): Record<string, unknown> {
  const names = Object.keys(BODY_OF) as (keyof StoreValues)[];
  const changed = names.filter(
    (name) => before === null || JSON.stringify(values[name]) !== JSON.stringify(before[name]),
  );
  return Object.assign({}, ...changed.map((name) => BODY_OF[name](values))) as Record<string, unknown>;
}
