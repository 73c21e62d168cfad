import type { BaseRecord, ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { z } from "zod";
import type { BackendApi } from "../backend-api/backend-api.js";
import { FIND_VARIANTS } from "../resources/queries/find-variants.sql.js";
import { offers, stockLedger } from "../tables/stores.js";
import { apiAction, type RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { filledIn, money, stock } from "./form-numbers.js";
import { bulkPageAction, listPageAction, newPageAction } from "./page-action.js";

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

/** What stores offer, and every movement of their stock. */
export function offerResources(database: DataSource, api: BackendApi): ResourceWithOptions[] {
  return [
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
      searchedThrough: [{ column: "variant_id", sql: FIND_VARIANTS }],
      properties: {
        ...Object.fromEntries(
          ["price", "mrp", "reorder_level"].map((name) => [name, { components: { list: Components.offerCell } }]),
        ),
        on_hand: { components: { list: Components.offerCell, show: Components.availability } },
      },
      actions: {
        editOffer: offerAction(api),
        new: newPageAction(Components.newOffer),
        editChosen: bulkPageAction(Components.bulkOffers, "Edit"),
        editMany: listPageAction(Components.bulkOffers, "Edit"),
      },
    }),
    describeResource(database, {
      table: stockLedger,
      icon: "List",
      title: "id",
      list: ["created_at", "dark_store_id", "variant_id", "reason", "quantity", "before", "after", "actor_type"],
      filter: ["dark_store_id", "variant_id", "reason", "actor_type", "reference", "created_at"],
      searched: ["reference"],
      searchedThrough: [{ column: "variant_id", sql: FIND_VARIANTS }],
      properties: { created_at: { isTitle: true, components: { list: Components.instant, show: Components.instant } } },
    }),
  ];
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
        { name: "price", label: "Price", kind: "money", required: true },
        { name: "mrp", label: "MRP", kind: "money", required: true },
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
