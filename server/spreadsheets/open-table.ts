import type { TableRow } from './cell';
import { openCsv } from './csv/read-csv';
import { type ReadLimits, usualLimits } from './limits';
import { encrypted, noSpreadsheet, oldFormat, tooLarge } from './refusals';
import type { Table } from './table';
import { openXlsx } from './xlsx/read-xlsx';

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const zipFile = Buffer.from('PK\x03\x04', 'latin1');
/** How Office names the stream of a workbook with a password, in such a file's directory. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Web pages and XML that spreadsheets open under the name .xls, by how they begin; and what no spreadsheet opens. */
const pages = ['<?xml', '<html', '<!doctype', '<table', '<meta', '<style', 'mime-version'];
const others = ['%pdf-', '{\\rtf'];

/**
 * Opens an Excel workbook (.xlsx, .xlsm) or a file of lines (.csv, .txt), told apart by its bytes and not by its name. Throws a
 * `RefusalError` that says how to save it anew: `SPREADSHEET_OLD_FORMAT` (.xls, .et), `SPREADSHEET_ENCRYPTED`,
 * `SPREADSHEET_DAMAGED`, `SPREADSHEET_TOO_LARGE`, `NO_SPREADSHEET`.
 */
export async function openTable(bytes: Uint8Array, limits: ReadLimits = usualLimits): Promise<Table> {
  const mostMb = Math.floor(limits.fileBytes / 1024 / 1024);
  if (bytes.length > limits.fileBytes) throw tooLarge(`超过${mostMb}MB`);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(body, compoundFile)) throw body.includes(encryptedPackage) ? encrypted() : oldFormat();
  if (startsWith(body, zipFile)) return openXlsx(body, limits);
  const head = body
    .subarray(0, 64)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase();
  if (pages.some((page) => head.startsWith(page))) throw oldFormat();
  if (body.length === 0 || others.some((other) => head.startsWith(other))) throw noSpreadsheet();
  return openCsv(body, limits);
}

function startsWith(body: Buffer, beginning: Buffer): boolean {
  return body.subarray(0, beginning.length).equals(beginning);
}

/** All rows of a file that is a table, see {@link openTable} and `Table.rows`. */
export async function* readTable(
  bytes: Uint8Array,
  limits: ReadLimits = usualLimits,
): AsyncGenerator<TableRow, void, undefined> {
  yield* (await openTable(bytes, limits)).rows();
}
