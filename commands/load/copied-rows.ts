import type Database from 'libsql';
import type { Layout } from '../../local/store/collection';
import { OtherIds } from './other-ids';
import type { StoredFamily } from './stored-families';

type Value = string | number | Buffer | null;

/** One row of the file, written again for each family of a batch. */
export interface CopiedRow {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What a copy has of its own beside its ids, such as what is sealed under them. */
export interface OwnTexts {
  readonly texts: readonly string[];
  /** In the order of `texts`. */
  of(hash: string): readonly string[];
}

/** Of the batch: a family's number, which family it copies, and the digits of its ids. */
export const batchTable = 'batch';
/** Of the batch: own texts by family and their place among them. */
export const ownTable = 'own_texts';

/** An SQL expression, and what is bound to it. */
interface Expression {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Statements that write a family's rows again for all families of the batch that copy it: its documents, and what the store keeps
 * of them beside. Only texts hold ids; all other values are the same in each copy.
 */
export function copiedRowsOf(
  database: Database.Database,
  kind: number,
  { documents, ids }: StoredFamily,
  own: OwnTexts,
): readonly CopiedRow[] {
  const others = new OtherIds(ids);
  const rows: CopiedRow[] = [];
  for (const { name, number } of layoutsIn(database)) {
    for (const { _id } of documents.get(name) ?? []) {
      for (const { table, idColumn } of tablesOf(database, number)) {
        for (const row of rowsIn(database, table, idColumn, _id)) {
          rows.push(copied({ table, row, kind, others, own }));
        }
      }
    }
  }
  return rows;
}

function layoutsIn(
  database: Database.Database,
): readonly { readonly name: string; readonly number: number }[] {
  return read(database, 'SELECT name, layout FROM catalogue').map(([name, layout]) => ({
    name: String(name),
    number: (JSON.parse(String(layout)) as Layout).number,
  }));
}

interface Table {
  readonly table: string;
  /** Holds the id of the document that a row belongs to. */
  readonly idColumn: string;
}

function tablesOf(database: Database.Database, number: number): readonly Table[] {
  const names = read(database, "SELECT name FROM sqlite_master WHERE type = 'table'").map(([name]) =>
    String(name),
  );
  return names.flatMap((table) => {
    if (table === `documents_${number}` || table === `lists_${number}`) return [{ table, idColumn: 'id' }];
    return table.startsWith(`entries_${number}_`) ? [{ table, idColumn: 'document' }] : [];
  });
}

type Row = ReadonlyMap<string, Value>;

function rowsIn(database: Database.Database, table: string, idColumn: string, id: string): readonly Row[] {
  const columns = read(database, `SELECT name FROM pragma_table_info('${table}')`).map(([name]) =>
    String(name),
  );
  const found = read(database, `SELECT ${columns.join(', ')} FROM ${table} WHERE ${idColumn} = ?`, id);
  return found.map((values) => new Map(columns.map((column, at) => [column, values[at] ?? null])));
}

interface Copied {
  readonly table: string;
  readonly row: Row;
  readonly kind: number;
  readonly others: OtherIds;
  readonly own: OwnTexts;
}

function copied({ table, row, kind, others, own }: Copied): CopiedRow {
  const columns = [...row.keys()];
  const made = [...row.values()].map((value): Expression =>
    typeof value === 'string' ? textOf(value, others, own) : { sql: '?', values: [value] },
  );
  return {
    sql:
      `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${made.map(({ sql }) => sql).join(', ')} ` +
      `FROM ${batchTable} WHERE kind = ${kind}`,
    values: made.flatMap(({ values }) => values),
  };
}

function textOf(text: string, others: OtherIds, own: OwnTexts): Expression {
  const pieces = splitBy(text, own.texts).flatMap((piece) =>
    own.texts.includes(piece) ? [piece] : others.split(piece),
  );
  return joined(pieces.map((piece) => pieceOf(piece, others, own)));
}

function pieceOf(piece: string, others: OtherIds, own: OwnTexts): Expression {
  const at = own.texts.indexOf(piece);
  if (at >= 0) {
    const sql = `(SELECT text FROM ${ownTable} WHERE family = ${batchTable}.family AND at = ${at})`;
    return { sql, values: [] };
  }
  if (others.has(piece)) return { sql: `${others.sqlOf(piece, `${batchTable}.hash`)}`, values: [] };
  return { sql: '?', values: [piece] };
}

function splitBy(text: string, separators: readonly string[]): readonly string[] {
  return separators.reduce<readonly string[]>(
    (pieces, separator) =>
      pieces.flatMap((piece) =>
        piece === separator
          ? [piece]
          : piece.split(separator).flatMap((part, at) => (at === 0 ? [part] : [separator, part])),
      ),
    [text],
  );
}

/** Halves joined to halves: from left to right, SQLite would copy what it has at each piece. */
function joined(parts: readonly Expression[]): Expression {
  if (parts.length <= 1) return parts[0] ?? { sql: "''", values: [] };
  const middle = Math.ceil(parts.length / 2);
  const [left, right] = [joined(parts.slice(0, middle)), joined(parts.slice(middle))];
  return { sql: `(${left.sql} || ${right.sql})`, values: [...left.values, ...right.values] };
}

function read(database: Database.Database, sql: string, ...values: readonly Value[]): readonly Value[][] {
  return database
    .prepare(sql)
    .raw(true)
    .all([...values]) as Value[][];
}
