import type { PropertyOptions, ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { ReadOnlyResource } from "../resources/read-only-resource.js";
import type { Column, Table } from "../tables/table.js";
import type { RecordAction } from "./api-action.js";
import { Components } from "./components.js";

const COMPONENT_OF: Partial<Record<Column["kind"], string>> = {
  choice: Components.statusBadge,
  money: Components.money,
  instant: Components.instant,
  json: Components.jsonValue,
};
const NEVER_LISTED: readonly Column["kind"][] = ["json"];

export interface ResourceDescription {
  table: Table;
  /** Section of the sidebar; null keeps the resource out of it. */
  navigation: { name: string; icon: string } | null;
  /** Column that names a record in links and headings. */
  title: string;
  list: readonly string[];
  filter: readonly string[];
  /** Columns that the search in pickers looks into. */
  searched?: readonly string[];
  actions?: Record<string, RecordAction>;
  properties?: Record<string, PropertyOptions>;
}

/** Turns a table into a resource of the panel: read-only, with the actions given and no others. */
export function describeResource(database: DataSource, description: ResourceDescription): ResourceWithOptions {
  const { table, navigation, title, list, filter, searched = [title] } = description;
  const hidden = { isAccessible: false, isVisible: false };
  return {
    resource: new ReadOnlyResource(table, database, searched),
    options: {
      id: table.id,
      navigation: navigation ?? false,
      sort: { sortBy: table.sort.by, direction: table.sort.direction },
      titleProperty: title,
      listProperties: [...list],
      filterProperties: [...filter],
      showProperties: Object.keys(table.columns),
      properties: { ...propertiesOf(table, title), ...description.properties },
      actions: { new: hidden, edit: hidden, delete: hidden, bulkDelete: hidden, ...description.actions },
    },
  };
}

function propertiesOf(table: Table, title: string): Record<string, PropertyOptions> {
  const entries = Object.entries(table.columns).map(([name, column]): [string, PropertyOptions] => {
    const component = COMPONENT_OF[column.kind];
    return [
      name,
      {
        isTitle: name === title,
        ...(component && { components: { list: component, show: component } }),
        ...(NEVER_LISTED.includes(column.kind) && { isVisible: { list: false, filter: false, show: true, edit: false } }),
      },
    ];
  });
  return Object.fromEntries(entries);
}
