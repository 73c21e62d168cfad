import type { PropertyOptions, ResourceWithOptions } from "adminjs";
import type { DataSource } from "typeorm";
import { ReadOnlyResource, type ReadOnlyResourceOptions } from "../resources/read-only-resource.js";
import type { SearchThrough } from "../resources/filter-conditions.js";
import type { Column, Table } from "../tables/table.js";
import type { RecordAction } from "./api-action.js";
import { Components } from "./components.js";
import { listPageAction } from "./page-action.js";

const COMPONENT_OF: Partial<Record<Column["kind"], string>> = {
  choice: Components.statusBadge,
  money: Components.money,
  instant: Components.instant,
  json: Components.jsonValue,
};
const NEVER_LISTED: readonly Column["kind"][] = ["json"];

export interface ResourceDescription {
  table: Table;
  /** Icon in the sidebar. */
  icon: string;
  /** Column that names a record in links and headings. */
  title: string;
  list: readonly string[];
  filter: readonly string[];
  /** Columns that the search of the list and of pickers looks into. */
  searched?: readonly string[];
  /** Columns whose referred rows it looks into as well. */
  searchedThrough?: readonly SearchThrough[];
  labelsOf?: ReadOnlyResourceOptions["labelsOf"];
  actions?: Record<string, RecordAction>;
  properties?: Record<string, PropertyOptions>;
}

/** Turns a table into a resource of the panel: read-only, with the actions given and no others. */
export function describeResource(database: DataSource, description: ResourceDescription): ResourceWithOptions {
  const { table, icon, title, list, filter, searched = [title], searchedThrough = [], labelsOf } = description;
  const hidden = { isAccessible: false, isVisible: false };
  return {
    resource: new ReadOnlyResource(table, database, { searched, searchedThrough, ...(labelsOf && { labelsOf }) }),
    options: {
      id: table.id,
      navigation: { name: null, icon },
      sort: { sortBy: table.sort.by, direction: table.sort.direction },
      titleProperty: title,
      listProperties: [...list],
      filterProperties: [...filter],
      showProperties: shownProperties(table, title),
      properties: { ...propertiesOf(table, title), ...description.properties },
      actions: {
        list: { custom: { isSearched: searched.length + searchedThrough.length > 0 } },
        new: hidden,
        edit: hidden,
        delete: hidden,
        bulkDelete: hidden,
        exportList: listPageAction(Components.exportList, "Download"),
        ...description.actions,
      },
    },
  };
}

/** The title first, identifiers last, the rest as the table has it. */
function shownProperties(table: Table, title: string): string[] {
  const weightOf = (name: string): number => {
    if (name === title) return 0;
    return ["id", "serial"].includes(table.columns[name]?.kind ?? "") ? 2 : 1;
  };
  return [...new Set([title, ...Object.keys(table.columns)])].sort((left, right) => weightOf(left) - weightOf(right));
}

function propertiesOf(table: Table, title: string): Record<string, PropertyOptions> {
  const entries = Object.entries(table.columns).map(([name, column]): [string, PropertyOptions] => {
    const component = COMPONENT_OF[column.kind];
    return [
      name,
      {
        isTitle: name === title,
        ...(component && { components: { list: component, show: component } }),
        ...(NEVER_LISTED.includes(column.kind) && {
          isVisible: { list: false, filter: false, show: true, edit: false },
        }),
      },
    ];
  });
  return Object.fromEntries(entries);
}
