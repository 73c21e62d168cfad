import type { Filter } from "adminjs";
import { Resource } from "@adminjs/typeorm";
import { BaseRecord, ForbiddenError, ValidationError, type ActionContext } from "adminjs";
import type { DataSource, SelectQueryBuilder } from "typeorm";
import { modelOf, type Row } from "../database/entities.js";
import type { Column, Table } from "../tables/table.js";
import {
  applyFilter,
  applySearch,
  isSerial,
  UnusableFilter,
  withoutNul,
  type SearchThrough,
} from "./filter-conditions.js";
import { TableProperty } from "./table-property.js";

const KEY_SEPARATOR = "~";
const MAXIMUM_PAGE = 500;
const MAXIMUM_OFFSET = 1_000_000_000;
/** Counting more filtered rows than this costs more than knowing is worth. */
const MAXIMUM_COUNT = 10_001;
/** Below this, an exact count is as fast as the planner's estimate and never stale. */
const SMALL_TABLE_ROWS = 10_000;
/** Name of the made-up property that stands for a key of several columns. */
const COMBINED_KEY = "id";
/** Name of the made-up filter behind the search box of a list. */
export const SEARCH = "q";
/** Name of the made-up property that `labelsOf` fills. */
export const LABEL = "label";

type Query = SelectQueryBuilder<Row>;
interface FindOptions {
  limit?: number;
  offset?: number;
  sort?: { sortBy?: string; direction?: "asc" | "desc" };
}

export interface ReadOnlyResourceOptions {
  /** Columns that a quick search looks into; all columns are compared one by one when it is left out. */
  searched?: readonly string[];
  /** Columns whose referred rows a search looks into as well. */
  searchedThrough?: readonly SearchThrough[];
  /** What people call these rows, in their order; shown as the property `label`. */
  labelsOf?: (rows: readonly Row[]) => Promise<string[]>;
}

/** What the adapter calls a property; ours may be made up of several columns, or of none. */
type AdapterProperty = ReturnType<Resource["property"]>;

/**
 * AdminJS's TypeORM resource, made safe for operators: it can be listed, searched and read, and never written, since
 * changes go through the Admin API; and it filters, sorts and counts in ways that hold on big tables.
 * Unknown sorts fall back to the table's own order; filters that make no sense are refused with a sentence.
 */
export class ReadOnlyResource extends Resource {
  private readonly byPath: Map<string, TableProperty>;

  constructor(
    readonly table: Table,
    private readonly database: DataSource,
    private readonly options: ReadOnlyResourceOptions = {},
  ) {
    super(modelOf(table, database));
    const columns: [string, Column][] = Object.entries(table.columns);
    if (table.key.length > 1) columns.unshift([COMBINED_KEY, { kind: "id" }]);
    if (options.labelsOf) columns.unshift([LABEL, { kind: "text" }]);
    const [idName] = table.key.length > 1 ? [COMBINED_KEY] : table.key;
    this.byPath = new Map(
      columns.map(([path, column], position) => [
        path,
        new TableProperty(path, column, { isId: path === idName, position }),
      ]),
    );
  }

  override databaseName(): string {
    return "quickdash";
  }

  override properties(): AdapterProperty[] {
    return [...this.byPath.values()] as unknown as AdapterProperty[];
  }

  override property(path: string): AdapterProperty {
    return (this.byPath.get(path) ?? null) as unknown as AdapterProperty;
  }

  /** Rows that match; estimated by the planner for big unfiltered tables, capped at 10,001 for filtered ones. */
  override async count(filter: Filter): Promise<number> {
    const hasFilters = Object.keys(filter.filters).length > 0;
    if (!hasFilters) {
      const estimate = await this.estimateRows();
      if (estimate > SMALL_TABLE_ROWS) return estimate;
    }
    const matching = this.matching(filter).select("1", "one").limit(MAXIMUM_COUNT);
    const [sql, parameters] = matching.getQueryAndParameters();
    const [counted] = await this.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM (${sql}) AS matching`,
      parameters,
    );
    return counted?.count ?? 0;
  }

  override async find(filter: Filter, options: FindOptions, context?: ActionContext): Promise<BaseRecord[]> {
    const query = this.matching(filter, context);
    const { limit = 10, offset = 0 } = options;
    for (const [name, direction] of this.orderOf(options.sort)) {
      query.addOrderBy(`${query.alias}.${name}`, direction === "asc" ? "ASC" : "DESC");
    }
    const rows = await query
      .limit(Math.min(Math.max(Math.trunc(limit) || 10, 1), MAXIMUM_PAGE))
      .offset(Math.min(Math.max(Math.trunc(offset) || 0, 0), MAXIMUM_OFFSET))
      .getMany();
    return this.recordsOf(rows);
  }

  override async findOne(id: string): Promise<BaseRecord | null> {
    const [record] = await this.findMany([id]);
    return record ?? null;
  }

  override async findMany(ids: (string | number)[]): Promise<BaseRecord[]> {
    const keys = ids.map((id) => withoutNul(String(id)).split(KEY_SEPARATOR)).filter((key) => this.isKey(key));
    if (keys.length === 0) return [];
    const query = this.visibleRows();
    const conditions = keys.map((key, row) => {
      const parts = this.table.key.map((name, part) => {
        query.setParameter(`key_${row}_${part}`, key[part]);
        return `${query.alias}.${name} = :key_${row}_${part}`;
      });
      return `(${parts.join(" AND ")})`;
    });
    const rows = await query
      .andWhere(`(${conditions.join(" OR ")})`)
      .limit(MAXIMUM_PAGE)
      .getMany();
    return this.recordsOf(rows);
  }

  override create(): Promise<never> {
    return Promise.reject(new ForbiddenError("The panel changes data through the Admin API only."));
  }

  override update(): Promise<never> {
    return Promise.reject(new ForbiddenError("The panel changes data through the Admin API only."));
  }

  override delete(): Promise<never> {
    return Promise.reject(new ForbiddenError("The panel changes data through the Admin API only."));
  }

  private isKey(parts: readonly string[]): boolean {
    return (
      parts.length === this.table.key.length &&
      this.table.key.every((name, index) => this.table.columns[name]?.kind !== "serial" || isSerial(parts[index] ?? ""))
    );
  }

  private visibleRows(): Query {
    const query = this.database.getRepository<Row>(this.table.id).createQueryBuilder("record");
    return this.table.softDeleted ? query.where("record.deleted_at IS NULL") : query;
  }

  private matching(filter: Filter, context?: ActionContext): Query {
    const query = this.visibleRows();
    const searchText = context?.action?.name === "search" ? searchTextOf(filter) : null;
    if (searchText !== null && this.options.searched) {
      this.narrowBySearch(query, searchText);
      return query;
    }
    for (const { path, value } of Object.values(filter.filters)) {
      if (path === SEARCH && typeof value === "string") {
        this.narrowBySearch(query, withoutNul(value));
        continue;
      }
      const column = this.table.columns[path];
      try {
        if (!column) throw new UnusableFilter(`There is no column "${path}" to filter by.`);
        applyFilter(query, path, column, value);
      } catch (error) {
        if (error instanceof UnusableFilter) throw new ValidationError({}, { message: error.message });
        throw error;
      }
    }
    return query;
  }

  private narrowBySearch(query: Query, text: string): void {
    const { searched = [], searchedThrough } = this.options;
    const columns = Object.entries(this.table.columns).filter(([name]) => searched.includes(name));
    applySearch(query, Object.fromEntries(columns), text, searchedThrough);
  }

  /** The wished order if the column allows it, else the table's own; the key breaks ties so that pages never overlap. */
  private orderOf(wished: FindOptions["sort"]): [string, "asc" | "desc"][] {
    const isAllowed = wished?.sortBy !== undefined && this.table.columns[wished.sortBy]?.sortable === true;
    const by = isAllowed && wished.sortBy !== undefined ? wished.sortBy : this.table.sort.by;
    const direction = (isAllowed && wished.direction) || this.table.sort.direction;
    const ties = this.table.key.filter((name) => name !== by);
    return [[by, direction], ...ties.map((name): [string, "asc" | "desc"] => [name, direction])];
  }

  private async estimateRows(): Promise<number> {
    const [table] = await this.database.query<{ rows: number }[]>(
      "SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = to_regclass($1)",
      [`public.${this.table.name}`],
    );
    return Math.round(table?.rows ?? 0);
  }

  private async recordsOf(rows: readonly Row[]): Promise<BaseRecord[]> {
    const labels = rows.length > 0 ? await this.options.labelsOf?.(rows) : undefined;
    return rows.map((row, index) => this.recordOf(row, labels?.[index]));
  }

  private recordOf(row: Row, label?: string): BaseRecord {
    const params = Object.fromEntries(
      Object.entries(this.table.columns).map(([name, column]) => [name, displayableValue(row[name], column)]),
    );
    if (this.table.key.length > 1) {
      params[COMBINED_KEY] = this.table.key.map((name) => String(row[name])).join(KEY_SEPARATOR);
    }
    if (label !== undefined) params[LABEL] = label;
    return new BaseRecord(params, this);
  }
}

/** AdminJS passes a search as a filter on the title's property. */
function searchTextOf(filter: Filter): string | null {
  const values = Object.values(filter.filters).map(({ value }) => value as unknown);
  return values.length === 1 && typeof values[0] === "string" ? withoutNul(values[0]) : null;
}

function displayableValue(value: unknown, column: Column): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (column.kind === "money") return Number(value);
  if (column.kind === "json") return JSON.stringify(value);
  return value;
}
