import { BaseEntity, EntitySchema, type ColumnType, type DataSource, type EntitySchemaColumnOptions } from "typeorm";
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
  day: "date",
  json: "jsonb",
};

/** One row as TypeORM reads it. */
export type Row = Record<string, unknown>;

/**
 * Declares a table to TypeORM as an active record, the form that AdminJS's adapter reads, with explicit types; nothing
 * beyond its declared columns is ever selected.
 */
export function entityOf(table: Table): EntitySchema {
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
  // TypeORM finds an entity by the name of its class, which a computed key gives.
  const target = { [table.id]: class extends BaseEntity {} }[table.id];
  return new EntitySchema({ name: table.id, target, tableName: table.name, columns, synchronize: false });
}

/** The active record of a table in a connected data source. */
export function modelOf(table: Table, database: DataSource): typeof BaseEntity {
  return database.getMetadata(table.id).target as typeof BaseEntity;
}
