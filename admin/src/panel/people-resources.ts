import type { ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { customers } from "../tables/catalogue.js";
import { staff } from "../tables/stores.js";
import { Components } from "./components.js";
import { describeResource } from "./describe-resource.js";
import { newPageAction, pageAction } from "./page-action.js";

/** Who buys, and who works in the stores. */
export function peopleResources(database: DataSource): ResourceWithOptions[] {
  return [
    describeResource(database, {
      table: customers,
      icon: "Users",
      title: "phone",
      list: ["phone", "first_name", "last_name", "email", "has_account", "created_at"],
      filter: ["phone", "first_name", "last_name", "email", "has_account", "created_at"],
      searched: ["phone", "email", "first_name", "last_name"],
      actions: { show: { component: Components.customerPage } },
    }),
    describeResource(database, {
      table: staff,
      icon: "UserCheck",
      title: "name",
      list: ["name", "phone", "status", "created_at"],
      filter: ["name", "phone", "status"],
      searched: ["name", "phone"],
      actions: {
        new: newPageAction(Components.staffForm),
        editStaff: pageAction({ component: Components.staffForm, icon: "Edit" }),
      },
    }),
  ];
}
