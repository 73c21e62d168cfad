import {
  DELIVERY_ALERT_KINDS,
  DELIVERY_STATUSES,
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  RIDER_STATUSES,
  VEHICLES,
} from "@quickdash/rider-delivery/contract";
import type { Table } from "./table.js";

/** People who bring orders to the door. */
export const riders: Table = {
  id: "riders",
  name: "rider",
  key: ["id"],
  columns: {
    id: { kind: "id", sortable: true },
    first_name: { kind: "text", sortable: true },
    last_name: { kind: "text", sortable: true },
    phone: { kind: "text" },
    vehicle: { kind: "choice", values: VEHICLES },
    status: { kind: "choice", values: RIDER_STATUSES, sortable: true },
    home_dark_store_id: { kind: "reference", to: "dark-stores" },
    created_at: { kind: "instant" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["first_name", "last_name", "phone"], kind: "trigram" }],
};

/** Shifts; a rider without an end to the last one is online. */
export const riderShifts: Table = {
  id: "rider-shifts",
  name: "rider_shift",
  key: ["id"],
  columns: {
    id: { kind: "id", sortable: true },
    rider_id: { kind: "reference", to: "riders" },
    started_at: { kind: "instant" },
    ended_at: { kind: "instant" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["rider_id", "id"] }, { columns: ["started_at"] }, { columns: ["ended_at"] }],
};

/** One order on its way from a store to a door, newest first. */
export const deliveries: Table = {
  id: "deliveries",
  name: "delivery",
  key: ["id"],
  columns: {
    display_id: { kind: "number" },
    status: { kind: "choice", values: DELIVERY_STATUSES },
    order_id: { kind: "reference", to: "orders" },
    dark_store_id: { kind: "reference", to: "dark-stores" },
    rider_id: { kind: "reference", to: "riders" },
    distance_m: { kind: "number" },
    cash_to_collect: { kind: "money" },
    cash_collected: { kind: "money" },
    earning: { kind: "money" },
    drop_address: { kind: "text" },
    failure_reason: { kind: "text" },
    keeps_rider_busy: { kind: "boolean" },
    bag_back_at: { kind: "instant" },
    created_at: { kind: "instant" },
    assigned_at: { kind: "instant" },
    picked_up_at: { kind: "instant" },
    delivered_at: { kind: "instant" },
    failed_at: { kind: "instant" },
    cancelled_at: { kind: "instant" },
    id: { kind: "id", sortable: true },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
  indexes: [
    { columns: ["display_id"] },
    { columns: ["created_at"] },
    { columns: ["status", "id"] },
    { columns: ["dark_store_id", "id"] },
    { columns: ["drop_address"], kind: "trigram" },
  ],
};

/** Deliveries that operations have to look at, newest first. */
export const deliveryAlerts: Table = {
  id: "delivery-alerts",
  name: "delivery_alert",
  key: ["id"],
  columns: {
    created_at: { kind: "instant", sortable: true },
    kind: { kind: "choice", values: DELIVERY_ALERT_KINDS },
    delivery_id: { kind: "reference", to: "deliveries" },
    rider_id: { kind: "reference", to: "riders" },
    resolved_at: { kind: "instant" },
    id: { kind: "id" },
  },
  sort: { by: "created_at", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["kind", "created_at DESC"] }, { columns: ["rider_id", "created_at DESC"] }],
};

/** Papers of riders, as they were sent in; their photos are read through the Admin API. */
export const riderDocuments: Table = {
  id: "rider-documents",
  name: "rider_document",
  key: ["id"],
  columns: {
    uploaded_at: { kind: "instant", sortable: true },
    rider_id: { kind: "reference", to: "riders" },
    kind: { kind: "choice", values: DOCUMENT_KINDS },
    status: { kind: "choice", values: DOCUMENT_STATUSES },
    expires_on: { kind: "day" },
    number: { kind: "text" },
    reason: { kind: "text" },
    reviewed_at: { kind: "instant" },
    replaced_at: { kind: "instant" },
    id: { kind: "id" },
  },
  sort: { by: "uploaded_at", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["uploaded_at"] }, { columns: ["status", "uploaded_at DESC"] }, { columns: ["expires_on"] }],
};

/** Which deliveries were proposed to which riders; the live board asks who has something to answer. */
export const deliveryOffers: Table = {
  id: "delivery-offers",
  name: "delivery_offer",
  key: ["id"],
  columns: {
    id: { kind: "id" },
    rider_id: { kind: "reference", to: "riders" },
    status: { kind: "text" },
    expires_at: { kind: "instant" },
    created_at: { kind: "instant" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
};

/** Where riders were last; shown on the live board. */
export const riderLocations: Table = {
  id: "rider-locations",
  name: "rider_location",
  key: ["rider_id"],
  columns: {
    rider_id: { kind: "id" },
    latitude: { kind: "number" },
    longitude: { kind: "number" },
    recorded_at: { kind: "instant" },
  },
  sort: { by: "rider_id", direction: "asc" },
  softDeleted: false,
};
