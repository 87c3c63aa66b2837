import Database from 'libsql';

type Value = string | number | Buffer | null;

/** The document that a store's file holds alone: what of it becomes another in each copy. */
export interface FirstDocument {
  /** `d000000000`; copies count on from it. */
  readonly id: string;
  /** A number of it that no other is like; one more in each copy. */
  readonly at: number;
}

/**
 * Writes a store's only document again until there are `count`, as the store would have written them, and without its indexes, which
 * are made anew at the end: a city's are there in seconds.
 */
export function makeMany(file: string, first: FirstDocument, count: number): void {
  const database = new Database(file);
  const read = (sql: string): readonly Value[][] => database.prepare(sql).raw(true).all([]) as Value[][];
  const texts = (sql: string): readonly string[] => read(sql).map(([text]) => String(text));
  try {
    database.exec('PRAGMA synchronous = OFF; BEGIN');
    const indexes = "FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
    const [names, statements] = [texts(`SELECT name ${indexes}`), texts(`SELECT sql ${indexes}`)];
    for (const name of names) database.exec(`DROP INDEX ${name}`);
    for (const table of texts(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'catalogue'",
    )) {
      const columns = texts(`SELECT name FROM pragma_table_info('${table}')`);
      for (const row of read(`SELECT * FROM ${table}`)) {
        const made = row.map((value) => expressionOf(value, first));
        database
          .prepare(
            `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) ` +
              `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${made.join(', ')} FROM numbers`,
          )
          .run([count - 1, ...row]);
      }
    }
    for (const statement of statements) database.exec(statement);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** One parameter, and how it differs in copy `n`. */
function expressionOf(value: Value, { id, at }: FirstDocument): string {
  if (value === at) return '? + n';
  if (typeof value !== 'string') return '?';
  return `replace(replace(?, '${id}', printf('d%09d', n)), '${at}', CAST(${at} + n AS TEXT))`;
}
