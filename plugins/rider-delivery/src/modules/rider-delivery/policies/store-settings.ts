import type { DispatchMode, StoreDispatch } from "../../../contract";

/** What a store has set; null is left to the options. */
export type StoreDispatchRow = { mode: DispatchMode } & {
  [setting in Exclude<keyof StoreDispatch, "dark_store_id" | "mode">]: number | null;
};

/** The settings a store's deliveries are dispatched with: its own, and the options for the rest. */
export function settingsOf(
  dark_store_id: string,
  set: StoreDispatchRow | undefined,
  rules: Omit<StoreDispatch, "dark_store_id" | "mode">,
): StoreDispatch {
  return {
    dark_store_id,
    mode: set?.mode ?? "offer",
    riders_per_delivery: set?.riders_per_delivery ?? rules.riders_per_delivery,
    offer_ttl_ms: set?.offer_ttl_ms ?? rules.offer_ttl_ms,
    alert_after_rounds: set?.alert_after_rounds ?? rules.alert_after_rounds,
    horizon_ms: set?.horizon_ms ?? rules.horizon_ms,
  };
}
