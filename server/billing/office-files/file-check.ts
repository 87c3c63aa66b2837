import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IsoDay } from '../../../policy/calendar';
import { checkWord } from '../../../contract/bureau-file';
import { bureauKeysFor, type Cloud, readCsv, refuse } from '../../platform';

/** `elsewhere`, `tax-registration`: the tax office's, under the key that was arranged for the place. */
export type OfficeFileKind =
  'balances' | 'bindings' | 'result' | 'elsewhere' | 'registration' | 'tax-registration';

/** What answers a file of ours bears its number, which the check covers. */
const answers: readonly OfficeFileKind[] = ['result', 'registration', 'tax-registration'];

export interface HandedIn {
  readonly kind: OfficeFileKind;
  readonly region: string;
  /** Under which the office hands it in; of an answer, that of what it answers, which the check covers. */
  readonly number: string;
  readonly csv: string;
}

/** What a piece's check line says, once it holds. */
export interface Check {
  /** Whose bureau made it. */
  readonly place: string;
  readonly day: IsoDay;
  readonly serial: number;
  readonly piece: number;
  readonly pieces: number;
}

type Row<Column extends string> = Readonly<Record<Column, string>>;

/** A piece that holds; `check` is null where the operator declared that the bureau's files bear none. */
export interface Checked<Column extends string> {
  readonly rows: readonly Row<Column>[];
  readonly check: Check | null;
}

const checkLine = new RegExp(
  `^${checkWord},(\\d{4}-\\d{2}-\\d{2}),([1-9]\\d{0,8}),([1-9]\\d{0,3})/([1-9]\\d{0,3}),([0-9a-f]{64})$`,
);

/**
 * Reads a piece of a file that only the office that makes such files can have made. Throws `FILE_WRONG`, `BUREAU_UNDECLARED` where nothing was arranged
 * with the bureau, `FILE_UNCHECKED` without a check line and `FILE_FORGED` where it doesn't fit.
 */
export function readChecked<Column extends string>(
  cloud: Cloud,
  handedIn: HandedIn,
  columns: readonly Column[],
): Checked<Column> {
  const declared = bureauKeysFor(cloud.settings.bureauKeys, handedIn.region);
  const from = madeBy(handedIn.kind);
  if (declared === null) throw undeclared(from);
  const { body, line } = apart(handedIn.csv);
  const rows = readCsv(body, columns);
  if (declared.keys.length === 0) {
    if (line !== null) throw unexpected();
    return { rows, check: null };
  }
  const [, day = '', serial = '', piece = '', pieces = '', code = ''] = checkLine.exec(line ?? '') ?? [];
  if (code === '') throw unchecked(from);
  const cells = rows.map((row) => columns.map((column) => row[column]).join('\t'));
  const answered = answers.includes(handedIn.kind) ? handedIn.number : '';
  const head = [handedIn.kind, declared.place, answered, day, serial, `${piece}/${pieces}`];
  const text = [head.join('\t'), ...cells].join('\n');
  if (!declared.keys.some((key) => isCodeOf(key, text, code))) throw forged(from);
  const check = { serial: Number(serial), piece: Number(piece), pieces: Number(pieces) };
  return { rows, check: { place: declared.place, day: day as IsoDay, ...check } };
}

/** The rows of a file that was taken before, whose check held then. */
export function rowsOfTaken<Column extends string>(
  csv: string,
  columns: readonly Column[],
): readonly Row<Column>[] {
  return readCsv(apart(csv).body, columns);
}

function apart(csv: string): { readonly body: string; readonly line: string | null } {
  const lines = csv.trimEnd().split(/\r?\n/);
  // A spreadsheet fills a short line up with empty cells.
  const last = (lines[lines.length - 1] ?? '').trim().replace(/,+$/, '');
  if (!last.startsWith(`${checkWord},`)) return { body: csv, line: null };
  return { body: lines.slice(0, -1).join('\n'), line: last };
}

function isCodeOf(key: Uint8Array, text: string, code: string): boolean {
  const right = createHmac('sha256', key).update(text, 'utf8').digest();
  return timingSafeEqual(right, Buffer.from(code, 'hex'));
}

function madeBy(kind: OfficeFileKind): string {
  return kind === 'elsewhere' || kind === 'tax-registration' ? '税务部门' : '医保部门';
}

/** Throws `BUREAU_UNDECLARED` where nothing was arranged about a place's files. `from`: who makes them, in Chinese. */
export function requireDeclared(cloud: Cloud, region: string, from: string): void {
  if (bureauKeysFor(cloud.settings.bureauKeys, region) === null) throw undeclared(from);
}

function undeclared(from: string): Error {
  return refuse(
    'BUREAU_UNDECLARED',
    `系统运营方还没有和这个地方的${from}约定文件怎么校验，现在不能导入。请联系系统运营方。`,
    { field: 'csv' },
  );
}

function unexpected(): Error {
  return refuse(
    'FILE_WRONG',
    '文件带着校验码，但系统里登记的是这里的文件不带校验码，没法核对。请联系系统运营方登记密钥。',
    { field: 'csv' },
  );
}

function unchecked(from: string): Error {
  return refuse(
    'FILE_UNCHECKED',
    `文件最后没有“校验”那一行，或者那一行不完整。请向${from}要带校验码的原文件，不要打开另存。`,
    { field: 'csv' },
  );
}

function forged(from: string): Error {
  return refuse(
    'FILE_FORGED',
    `校验码不对：文件被改过，选错了文件种类或编号，或者不是这个地方的${from}做的。请向${from}要原文件。`,
    { field: 'csv' },
  );
}
