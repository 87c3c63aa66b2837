import { documentNames } from '../../../contract/identity-document';
import type { OfficerDuty } from '../../../contract/officer';
import type { IsoDay } from '../../../policy/calendar';
import { RowError } from '../../imports';
import { RefusalError, type Cloud, bureauKeysFor, yuanOfFen } from '../../platform';
import {
  type Cell,
  type Reading as Read,
  type WantedColumn,
  readAccountNumber,
  readDay,
  readDocumentNumber,
  readText,
  readYuan,
} from '../../spreadsheets';
import { CellProblem, type Cells, type Reading, type UploadKind, uploadKind } from '../../uploads';
import { requireDeclared } from './file-check';

/** A row of an office's file, by the columns as the file's form names them. */
export type OfficeRow<Column extends string> = Readonly<Record<Column, string>>;

/** What a cell of a column says: `number` of a document, `account` of a bank; `document-kind` may be blank: a resident's card. */
type Says = 'text' | 'day' | 'yuan' | 'number' | 'account' | 'document-kind';

interface OfficeFile<Column extends string> {
  readonly duty: OfficerDuty;
  /** In the order of the file's form, each with what it says and further spellings. */
  readonly columns: readonly {
    readonly name: Column;
    readonly says: Says;
    readonly spellings?: readonly string[];
    readonly isOptional?: boolean;
  }[];
  /** The place whose key its pieces are checked by; null where such files bear none anywhere. */
  readonly keyOf: ((cloud: Cloud, reading: Reading) => Promise<string>) | null;
  readonly from: '医保部门' | '税务部门';
  readonly requireTold?: UploadKind['requireTold'];
  readonly personOf: (row: OfficeRow<Column>) => { readonly name: string; readonly document: string } | null;
  readonly titleOf?: (row: OfficeRow<Column>) => string;
  /** What makes a line unique in the file. */
  readonly keyOfRow: (row: OfficeRow<Column>) => string;
  readonly check: (
    cloud: Cloud,
    reading: Reading,
    rows: readonly OfficeRow<Column>[],
    csv: string,
  ) => ReturnType<UploadKind['check']>;
  readonly end: Pick<Extract<UploadKind['end'], { by: 'two' }>, 'propose' | 'undo'> & {
    /** What an act of two takes beside the lines. */
    readonly request: (
      of: { readonly uploadId: string; readonly region: string; readonly part: number },
      told: Reading['told'],
    ) => object;
  };
}

interface FileContext {
  readonly isSealed: boolean;
  /** On which it is read: about it its days are. */
  readonly today: IsoDay;
}

/**
 * An uploaded file of an office whose act of two takes CSV. Where its pieces bear a check they go on word for word, each with the line that
 * ends it; else days, amounts and numbers are read as offices write them.
 */
export function officeFileUpload<Column extends string>(file: OfficeFile<Column>): UploadKind {
  const names = file.columns.map(({ name }) => name);
  const keyOf = file.keyOf;
  const isSealed = async (cloud: Cloud, reading: Reading): Promise<boolean> => {
    const place = keyOf === null ? null : await keyOf(cloud, reading);
    return place !== null && (bureauKeysFor(cloud.settings.bureauKeys, place)?.keys.length ?? 0) > 0;
  };
  return uploadKind<Column, OfficeRow<Column>, FileContext>({
    duty: file.duty,
    columns: file.columns.map(({ name, spellings = [], isOptional = false }): WantedColumn<Column> => ({
      key: name,
      spellings: [name, ...spellings],
      isOptional,
    })),
    requireTold: async (cloud, officer, reading) => {
      await file.requireTold?.(cloud, officer, reading);
      if (keyOf !== null) requireDeclared(cloud, await keyOf(cloud, reading), file.from);
    },
    isSealed,
    context: async (cloud, reading) => ({
      isSealed: await isSealed(cloud, reading),
      today: reading.today,
    }),
    readRow: (cells, context) =>
      context.isSealed ? verbatim(names, cells) : tidied(file.columns, cells, context),
    personOf: file.personOf,
    ...(file.titleOf === undefined ? {} : { titleOf: file.titleOf }),
    keyOf: (row) => file.keyOfRow(row) || null,
    join: (one) => one,
    essence: (row) => JSON.stringify(row),
    clash: (one, other) => clashOf(names, one, other),
    check: async (cloud, reading, rows, ending) =>
      file.check(cloud, reading, rows, csvOfRows(names, rows, ending)),
    end: {
      by: 'two',
      propose: file.end.propose,
      undo: file.end.undo,
      content: ({ ending, told, ...of }, rows) => ({
        ...file.end.request(of, told),
        csv: csvOfRows(names, rows, ending),
      }),
    },
  });
}

/** As it stands: the check covers it. */
function verbatim<Column extends string>(names: readonly Column[], cells: Cells<Column>): OfficeRow<Column> {
  const texts = names.map((name) => [name, cells[name]?.text.trim() ?? ''] as const);
  return Object.fromEntries(texts) as OfficeRow<Column>;
}

function tidied<Column extends string>(
  columns: OfficeFile<Column>['columns'],
  cells: Cells<Column>,
  { today }: FileContext,
): OfficeRow<Column> {
  const texts = columns.map(({ name, says }) => {
    const read = tidyCell(says, cells[name], today);
    if (!read.ok) throw new CellProblem(name, read.message);
    return [name, read.value] as const;
  });
  return Object.fromEntries(texts) as OfficeRow<Column>;
}

function tidyCell(says: Says, cell: Cell | null, today: IsoDay): Read<string> {
  switch (says) {
    case 'day':
      return mapped(readDay(cell, today), (day) => day ?? '');
    case 'yuan':
      return mapped(readYuan(cell), (fen) => (fen === null ? '' : yuanOfFen(fen)));
    case 'number':
      return readDocumentNumber(cell);
    case 'account':
      return readAccountNumber(cell);
    case 'document-kind':
      return mapped(readText(cell), (text) => text || documentNames['resident-id']);
    case 'text':
      return readText(cell);
  }
}

function mapped<From, To>(read: Read<From>, to: (value: From) => To): Read<To> {
  return read.ok ? { ok: true, value: to(read.value) } : read;
}

/** The same line twice is one; two lines of one number that differ are none. */
function clashOf<Column extends string>(names: readonly Column[], one: string, other: string): Column | null {
  if (one === other) return null;
  const [first, second] = [JSON.parse(one) as OfficeRow<Column>, JSON.parse(other) as OfficeRow<Column>];
  return names.find((name) => first[name] !== second[name]) ?? null;
}

function csvOfRows<Column extends string>(
  names: readonly Column[],
  rows: readonly OfficeRow<Column>[],
  ending: string | null,
): string {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  const text = lines.map((cells) => cells.map(quoted).join(',')).join('\n');
  return ending === null ? text : `${text}\n${ending}`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What a row or a whole piece is refused for, by the column of its file. Throws what is neither. */
export function problemOf(error: unknown): { readonly column: string | null; readonly words: string } {
  if (error instanceof RowError) return { column: columnOf(error.field), words: error.words };
  if (error instanceof RefusalError) {
    return { column: columnOf(error.refusal.field ?? ''), words: error.refusal.message };
  }
  throw error;
}

const columnsOfFields: Readonly<Record<string, string>> = {
  name: '姓名',
  'document.kind': '证件类型',
  'document.number': '证件号码',
  birthDate: '证件号码',
};

function columnOf(field: string): string | null {
  return field === '' || field === 'csv' ? null : (columnsOfFields[field] ?? field);
}
