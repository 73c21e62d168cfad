import { DARK_STORE_STATUSES, type DarkStoreStatus } from "@quickdash/dark-stores/contract";
import type { BaseRecord, ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { z } from "zod";
import type { BackendApi } from "../backend-api/backend-api.js";
import { darkStores, offers, staff, stockLedger } from "../tables/stores.js";
import { apiAction, confirmationSchema, type RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { filledIn, money, stock } from "./form-numbers.js";
import { feesAction, surgeAction } from "./store-fees.js";

/** Only what the operator touched: stock that sales took meanwhile is not put back by saving a price. */
function offerSchemaOf(record: BaseRecord) {
  return z
    .object({
      price: filledIn(money),
      mrp: filledIn(money),
      on_hand: filledIn(stock),
      reorder_level: filledIn(stock),
      is_available: z
        .enum(["true", "false"])
        .transform((value) => value === "true")
        .optional(),
      bin: z
        .string()
        .trim()
        .max(32, "At most 32 characters.")
        .transform((bin) => bin || null)
        .optional(),
    })
    .refine(({ price, mrp }) => (price ?? Number(record.get("price"))) <= (mrp ?? Number(record.get("mrp"))), {
      path: ["price"],
      message: "Not above the MRP.",
    });
}

/** Stores, what they offer, who works there, and every movement of their stock. */
export function storeResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: darkStores,
      icon: "Home",
      title: "name",
      list: [
        "name",
        "code",
        "status",
        "city",
        "prep_minutes",
        "delivery_fee",
        "minimum_order",
        "surge_multiplier",
        "max_open_orders",
        "overloaded_since",
      ],
      filter: ["name", "code", "status", "city", "created_at"],
      searched: ["name", "code", "city"],
      actions: {
        openStore: statusAction(api, "open", {
          icon: "Play",
          explanation: "The store takes orders again, during its opening hours.",
          submitLabel: "Open the store",
          done: "The store is open.",
        }),
        pauseStore: statusAction(api, "paused", {
          icon: "Pause",
          explanation: "A short break: customers see that the store is paused. Orders already placed go on.",
          submitLabel: "Pause the store",
          done: "The store is paused.",
        }),
        closeStore: statusAction(api, "closed", {
          icon: "Lock",
          explanation: "The store takes no orders until it is opened again. Orders already placed go on.",
          submitLabel: "Close the store",
          done: "The store is closed.",
          isDangerous: true,
        }),
        editFees: feesAction(api),
        surgeStore: surgeAction(api),
      },
    }),
    describeResource(database, {
      table: offers,
      icon: "Tag",
      title: "variant_id",
      list: [
        "variant_id",
        "dark_store_id",
        "price",
        "mrp",
        "on_hand",
        "reserved",
        "is_available",
        "bin",
        "reorder_level",
      ],
      filter: ["dark_store_id", "variant_id", "price", "on_hand", "is_available", "bin"],
      searched: ["variant_id"],
      properties: { on_hand: { components: { list: Components.availability, show: Components.availability } } },
      actions: { editOffer: offerAction(api) },
    }),
    describeResource(database, {
      table: stockLedger,
      icon: "List",
      title: "id",
      list: ["created_at", "dark_store_id", "variant_id", "reason", "quantity", "before", "after", "actor_type"],
      filter: ["dark_store_id", "variant_id", "reason", "actor_type", "reference", "created_at"],
      properties: { created_at: { isTitle: true, components: { list: Components.instant, show: Components.instant } } },
    }),
    describeResource(database, {
      table: staff,
      icon: "UserCheck",
      title: "name",
      list: ["name", "phone", "status", "created_at"],
      filter: ["name", "phone", "status"],
      searched: ["name", "phone"],
    }),
  ];
}

interface StatusActionTexts {
  icon: string;
  explanation: string;
  submitLabel: string;
  done: string;
  isDangerous?: boolean;
}

function statusAction(
  api: BackendApi,
  status: DarkStoreStatus,
  { icon, done, ...form }: StatusActionTexts,
): RecordAction {
  return apiAction(api, {
    icon,
    done,
    form: { ...form, fields: [] },
    schemaOf: () => confirmationSchema,
    isVisible: (record) =>
      record.get("status") !== status && DARK_STORE_STATUSES.includes(record.get("status") as DarkStoreStatus),
    call: (record) => ({ path: `/admin/dark-stores/${encodeURIComponent(record.id())}`, body: { status } }),
  });
}

function offerAction(api: BackendApi): RecordAction {
  return apiAction(api, {
    icon: "Edit",
    done: "Price and stock are saved.",
    form: {
      explanation:
        "Customers of this store see the new price and stock at once. Stock cannot go below what is reserved.",
      submitLabel: "Save",
      fields: [
        { name: "price", label: "Price", kind: "number", step: 0.01, unit: "₹", required: true },
        { name: "mrp", label: "MRP", kind: "number", step: 0.01, unit: "₹", required: true },
        { name: "on_hand", label: "On hand", kind: "number", step: 1, unit: "pieces", required: true },
        {
          name: "reorder_level",
          label: "Reorder level",
          kind: "number",
          step: 1,
          unit: "pieces",
          required: true,
          help: "At or below this, the item counts as low.",
        },
        { name: "is_available", label: "On sale", kind: "yes_no" },
        { name: "bin", label: "Bin", kind: "text" },
      ],
    },
    schemaOf: offerSchemaOf,
    call: (record, changes) => ({
      path: `/admin/dark-stores/${encodeURIComponent(String(record.get("dark_store_id")))}/offers`,
      body: { offers: [{ variant_id: String(record.get("variant_id")), ...changes }] },
    }),
  });
}
