/**
 * What a column holds; decides its database type, its filter, how it is shown and whether it may be searched.
 * `id`: exact match. `serial`: a counted id, exact match. `text`: part of the text, case ignored. `choice`: one of `values`. `reference`: the id of a row of
 * the resource named in `to`. `money`: major units of the currency. `instant`: a moment in UTC. `day`: a date without a time. `json`: shown, never filtered.
 */
export type Column =
  | { kind: "id" | "serial" | "text" | "number" | "money" | "boolean" | "instant" | "day" | "json"; sortable?: boolean }
  | { kind: "choice"; values: readonly string[]; sortable?: boolean }
  | { kind: "reference"; to: string; sortable?: boolean };

/**
 * An index that only the panel needs. `trigram` finds a part of a text whatever its case; the others are ordered as named,
 * ` DESC` included. On columns that change with every sale there must be none: they would slow down the shelf.
 */
export interface PanelIndex {
  columns: readonly string[];
  kind?: "ordered" | "trigram";
  /** The rows it holds, in SQL; left out: all. */
  where?: string;
}

/** A database table as the panel sees it: the only columns it may read, and the order its lists have. */
export interface Table {
  /** Resource id, used in addresses: plural, kebab-case. */
  id: string;
  /** Name of the table in schema `public`. */
  name: string;
  /** Columns of the primary key; several are joined with `~` into one record id. */
  key: readonly string[];
  columns: Record<string, Column>;
  /** The indexed order of an untouched list. */
  sort: { by: string; direction: "asc" | "desc" };
  /** Rows with a `deleted_at` are hidden. */
  softDeleted: boolean;
  /** Made by the panel's preparation, in addition to those of the table's owner. */
  indexes?: readonly PanelIndex[];
}

/** Every column the panel reads of a table: the ones it shows, and what hides deleted rows. */
export function readColumnsOf(table: Table): string[] {
  const shown = Object.keys(table.columns);
  return table.softDeleted ? [...shown, "deleted_at"] : shown;
}
