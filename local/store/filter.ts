import type { Fields } from './ejson';
import { complexValue, indexValue, isComplex, type IndexValue } from './index-value';

/** A path that SQL can see. */
export interface Column {
  readonly name: string;
  /** Selects the ids of documents whose list under the path holds a value; null where no document has a list there. */
  readonly listed: string | null;
}

export type ColumnOf = (path: string) => Column | undefined;

/**
 * A condition in SQL that no matching document fails. `exact` where it also lets no other document pass; otherwise
 * what it lets pass is to be tested one by one.
 */
export interface SqlFilter {
  readonly sql: string;
  readonly values: readonly IndexValue[];
  readonly exact: boolean;
}

const everything: SqlFilter = { sql: '', values: [], exact: true };
const unknown: SqlFilter = { sql: '', values: [], exact: false };

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isOperators(value: unknown): value is Fields {
  return isPlainObject(value) && Object.keys(value).some((name) => name.startsWith('$'));
}

function allOf(filters: readonly SqlFilter[]): SqlFilter {
  const said = filters.filter(({ sql }) => sql !== '');
  return {
    sql: said.map(({ sql }) => `(${sql})`).join(' AND '),
    values: said.flatMap(({ values }) => values),
    exact: filters.every(({ exact }) => exact),
  };
}

function anyOf(filters: readonly SqlFilter[]): SqlFilter {
  if (filters.length === 0 || filters.some(({ sql }) => sql === '')) return unknown;
  return {
    sql: filters.map(({ sql }) => `(${sql})`).join(' OR '),
    values: filters.flatMap(({ values }) => values),
    exact: filters.every(({ exact }) => exact),
  };
}

/** Where documents hold lists under the path, any of them may match in ways that SQL doesn't see. */
function orLists(column: Column, sql: string, values: readonly IndexValue[]): SqlFilter {
  return column.listed === null
    ? { sql, values, exact: true }
    : { sql: `${sql} OR ${column.name} = ?`, values: [...values, complexValue], exact: false };
}

function equals(column: Column, wanted: unknown): SqlFilter {
  const value = wanted instanceof RegExp ? complexValue : indexValue(wanted);
  if (isComplex(value)) return unknown;
  if (value === null) return orLists(column, `${column.name} IS NULL`, []);
  if (column.listed === null) return { sql: `${column.name} = ?`, values: [value], exact: true };
  return {
    sql: `${column.name} = ? OR id IN (${column.listed} AND value = ?)`,
    values: [value, value],
    exact: true,
  };
}

const mostAlternatives = 500;

function oneOf(column: Column, wanted: unknown): SqlFilter {
  if (!Array.isArray(wanted) || wanted.length > mostAlternatives) return unknown;
  if (wanted.length === 0) return { sql: '0', values: [], exact: true };
  return anyOf(wanted.map((value) => equals(column, value)));
}

const signs = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

/** A comparison stays within the type of its operand: numbers end where texts begin, texts where blobs do. */
function compares(column: Column, operator: keyof typeof signs, wanted: unknown): SqlFilter {
  const value = indexValue(wanted);
  if (value === null || isComplex(value)) return unknown;
  const { name } = column;
  const bound = `${name} ${signs[operator]} ?`;
  if (typeof value === 'number') return orLists(column, `${bound} AND ${name} < ''`, [value]);
  if (typeof value === 'string')
    return orLists(column, `${bound} AND ${name} >= '' AND ${name} < x''`, [value]);
  const tag = value[0] ?? 0;
  const kind = `${name} >= ? AND ${name} < ?`;
  return orLists(column, `${bound} AND ${kind}`, [value, Buffer.from([tag]), Buffer.from([tag + 1])]);
}

function operatorFilter(column: Column, operator: string, wanted: unknown): SqlFilter {
  if (operator === '$eq') return equals(column, wanted);
  if (operator === '$in') return oneOf(column, wanted);
  if (operator in signs) return compares(column, operator as keyof typeof signs, wanted);
  return unknown;
}

function pathFilter(column: Column | undefined, condition: unknown): SqlFilter {
  if (column === undefined) return unknown;
  if (!isOperators(condition)) return equals(column, condition);
  return allOf(
    Object.entries(condition).map(([operator, wanted]) => operatorFilter(column, operator, wanted)),
  );
}

/** The one scalar that a condition asks for, as a column holds it; null where it asks for nothing, or otherwise. */
export function equalTo(condition: unknown): IndexValue {
  const alone = isOperators(condition) && Object.keys(condition).length === 1;
  const wanted = alone && '$eq' in condition ? condition.$eq : condition;
  const value = wanted instanceof RegExp ? null : indexValue(wanted);
  return isComplex(value) ? null : value;
}

/** Says in SQL as much of a query as its indexes can answer. */
export function sqlFilter(query: Fields, columnOf: ColumnOf): SqlFilter {
  const filters = Object.entries(query).map(([name, condition]) => {
    const parts = Array.isArray(condition)
      ? condition.map((part) => sqlFilter(part as Fields, columnOf))
      : [];
    if (name === '$and') return allOf(parts);
    if (name === '$or') return anyOf(parts);
    return name.startsWith('$') ? unknown : pathFilter(columnOf(name), condition);
  });
  return filters.length === 0 ? everything : allOf(filters);
}

/** The one id that a query asks for by equality; undefined where it asks otherwise. */
export function idAskedFor(query: Fields): string | number | undefined {
  const { _id } = query;
  const wanted = isOperators(_id) && Object.keys(_id).length === 1 ? _id.$eq : _id;
  return typeof wanted === 'string' || typeof wanted === 'number' ? wanted : undefined;
}
