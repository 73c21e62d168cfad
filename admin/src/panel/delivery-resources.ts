import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { deliveries } from "../tables/riders.js";
import { describeResource } from "./describe-resource.js";

/** Orders on their way to the door. */
export function deliveryResources(database: DataSource): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: deliveries,
      icon: "Truck",
      title: "display_id",
      list: [
        "display_id",
        "status",
        "rider_id",
        "dark_store_id",
        "distance_m",
        "cash_to_collect",
        "created_at",
        "delivered_at",
      ],
      filter: ["status", "rider_id", "dark_store_id", "order_id", "created_at"],
      searched: ["display_id", "order_id", "drop_address"],
    }),
  ];
}
