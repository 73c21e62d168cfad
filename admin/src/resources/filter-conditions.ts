import { Brackets, type SelectQueryBuilder } from "typeorm";
import type { Row } from "../database/entities.js";
import type { Column } from "../tables/table.js";

const MAXIMUM_CHOICES = 50;
const MAXIMUM_INTEGER = 2_147_483_647;
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const COMPARISON = new RegExp(`^(>=|<=|>|<|=)?\\s*(${NUMBER})$`);
/** Of `2026-01-31`. */
const DAY_LENGTH = 10;
const SERIAL = /^\d{1,18}$/;
const RANGE = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`);

/** A filter value that the column cannot be compared with; the message tells the operator what to write instead. */
export class UnusableFilter extends Error {
  override readonly name = "UnusableFilter";
}

type Query = SelectQueryBuilder<Row>;
interface Comparison {
  operator: ">=" | "<=" | ">" | "<" | "=";
  value: number;
}

/** Narrows a query to the rows whose column matches what the operator typed or chose. Throws UnusableFilter. */
export function applyFilter(query: Query, name: string, column: Column, value: unknown): void {
  const target = `${query.alias}.${name}`;
  switch (column.kind) {
    case "id":
    case "reference":
    case "choice":
      whereOneOf(query, target, name, value);
      return;
    case "serial":
      whereOneOf(query, target, name, parseSerial(value));
      return;
    case "text":
      query.andWhere(`${target} ILIKE :${name}`, { [name]: `%${escapeLikePattern(asText(value))}%` });
      return;
    case "boolean":
      query.andWhere(`${target} = :${name}`, { [name]: parseBoolean(value) });
      return;
    case "number":
    case "money":
      parseComparisons(asText(value)).forEach(({ operator, value: limit }, index) => {
        query.andWhere(`${target} ${operator} ${numberParameter(`${name}_${index}`, limit)}`, {
          [`${name}_${index}`]: limit,
        });
      });
      return;
    case "instant":
      whereWithin(query, target, name, value, parseInstant);
      return;
    case "day":
      whereWithin(query, target, name, value, (day) => parseInstant(day).toISOString().slice(0, DAY_LENGTH));
      return;
    case "json":
      throw new UnusableFilter("This column cannot be filtered.");
  }
}

/** A column by whose referred rows a search finds: `sql` gives their ids and knows the ILIKE pattern as `:search`. */
export interface SearchThrough {
  column: string;
  sql: string;
}

/**
 * Narrows a query to the rows of which one column contains the text, or, where it holds identifiers or numbers, is it;
 * or which refer to a row that does. Each column is looked up in an index of its own.
 */
export function applySearch(
  query: Query,
  columns: Readonly<Record<string, Column>>,
  text: string,
  through: readonly SearchThrough[] = [],
): void {
  const wanted = text.trim();
  const isNumber = SERIAL.test(wanted);
  query.andWhere(
    new Brackets((either) => {
      either.where("false");
      for (const [name, { kind }] of Object.entries(columns)) {
        const target = `${query.alias}.${name}`;
        if (kind === "text") either.orWhere(`${target} ILIKE :search`);
        else if (kind === "id" || kind === "reference") either.orWhere(`${target} = :exact`);
        else if (isNumber) either.orWhere(`${target} = ${numberParameter("number", Number(wanted))}`);
      }
      // As an array the ids are looked up in the column's index, which a subquery after OR would not be.
      for (const { column, sql } of through) either.orWhere(`${query.alias}.${column} = ANY (ARRAY(${sql}))`);
    }),
    { search: `%${escapeLikePattern(wanted)}%`, exact: wanted, ...(isNumber && { number: Number(wanted) }) },
  );
}

/** A number that fits an integer is compared as what the column holds, so that the column's index is used. */
function numberParameter(name: string, value: number): string {
  return Number.isInteger(value) && Math.abs(value) <= MAXIMUM_INTEGER ? `:${name}` : `CAST(:${name} AS numeric)`;
}

/** Reads `10`, `>= 10`, `< 10` and `10..20` (both ends included). Throws UnusableFilter for anything else. */
export function parseComparisons(text: string): Comparison[] {
  const range = RANGE.exec(text.trim());
  if (range) {
    return [
      { operator: ">=", value: Number(range[1]) },
      { operator: "<=", value: Number(range[2]) },
    ];
  }
  const comparison = COMPARISON.exec(text.trim());
  if (!comparison) {
    throw new UnusableFilter(`"${text}" is not a number: write 10, >=10, <10 or 10..20.`);
  }
  return [{ operator: (comparison[1] ?? "=") as Comparison["operator"], value: Number(comparison[2]) }];
}

/** True for a number that fits a counted id. */
export function isSerial(text: string): boolean {
  return SERIAL.test(text);
}

/** PostgreSQL takes every character in a text but this one. */
export function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}

/** Makes `%`, `_` and `\` stand for themselves in a LIKE pattern. */
export function escapeLikePattern(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function whereOneOf(query: Query, target: string, name: string, value: unknown): void {
  const values = (Array.isArray(value) ? value : [value]).map(asText).slice(0, MAXIMUM_CHOICES);
  query.andWhere(`${target} IN (:...${name})`, { [name]: values });
}

function whereWithin(
  query: Query,
  target: string,
  name: string,
  value: unknown,
  parse: (value: unknown) => Date | string,
): void {
  const { from, to } = typeof value === "object" && value !== null ? (value as { from?: unknown; to?: unknown }) : {};
  if (from === undefined && to === undefined) {
    throw new UnusableFilter("Choose the first or the last day of the period.");
  }
  if (from !== undefined) query.andWhere(`${target} >= :${name}_from`, { [`${name}_from`]: parse(from) });
  if (to !== undefined) query.andWhere(`${target} <= :${name}_to`, { [`${name}_to`]: parse(to) });
}

function parseInstant(value: unknown): Date {
  const instant = new Date(asText(value));
  if (Number.isNaN(instant.getTime())) {
    throw new UnusableFilter(`"${asText(value)}" is not a date.`);
  }
  return instant;
}

function parseBoolean(value: unknown): boolean {
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw new UnusableFilter(`"${asText(value)}" is neither yes nor no.`);
}

function parseSerial(value: unknown): string {
  const text = asText(value).trim();
  if (!isSerial(text)) throw new UnusableFilter(`"${text}" is not a whole number.`);
  return text;
}

function asText(value: unknown): string {
  if (typeof value === "string") return withoutNul(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new UnusableFilter("This filter takes one value.");
}
