import { BaseProperty, type PropertyType } from "adminjs";
import type { Column } from "../tables/table.js";

const PROPERTY_TYPES: Record<Column["kind"], PropertyType> = {
  id: "string",
  serial: "string",
  text: "string",
  choice: "string",
  reference: "reference",
  number: "string",
  money: "string",
  boolean: "boolean",
  instant: "datetime",
  day: "date",
  json: "string",
};

/**
 * A column as AdminJS sees it. Numbers are declared as strings: the stock number filter is a plain text field that
 * the stock list then refuses to combine with `>=10`.
 */
export class TableProperty extends BaseProperty {
  constructor(
    path: string,
    private readonly column: Column,
    options: { isId: boolean; position: number },
  ) {
    super({ path, type: PROPERTY_TYPES[column.kind], isSortable: column.sortable ?? false, ...options });
  }

  override isEditable(): boolean {
    return false;
  }

  override reference(): string | null {
    return this.column.kind === "reference" ? this.column.to : null;
  }

  override availableValues(): string[] | null {
    return this.column.kind === "choice" ? [...this.column.values] : null;
  }
}
