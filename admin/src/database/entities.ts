import { EntitySchema, type ColumnType, type EntitySchemaColumnOptions } from "typeorm";
import { readColumnsOf, type Column, type Table } from "../tables/table.js";

const DATABASE_TYPES: Record<Column["kind"], ColumnType> = {
  id: "text",
  serial: "bigint",
  text: "text",
  choice: "text",
  reference: "text",
  number: "double precision",
  money: "numeric",
  boolean: "boolean",
  instant: "timestamptz",
  json: "jsonb",
};

/** One row as TypeORM reads it. */
export type Row = Record<string, unknown>;

/** Declares a table to TypeORM with explicit types; nothing beyond its declared columns is ever selected. */
export function entityOf(table: Table): EntitySchema<Row> {
  const columns = Object.fromEntries(
    readColumnsOf(table).map((name): [string, EntitySchemaColumnOptions] => [
      name,
      {
        type: DATABASE_TYPES[table.columns[name]?.kind ?? "instant"],
        primary: table.key.includes(name),
        nullable: !table.key.includes(name),
      },
    ]),
  );
  return new EntitySchema<Row>({ name: table.id, tableName: table.name, columns, synchronize: false });
}
