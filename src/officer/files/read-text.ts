import { ask } from '../../cloud/cloud';
import { base64, piecesOf, utf8 } from './bytes';
import type { ChosenFile } from './choose-file';

/** Bytes of the largest file: about 60,000 lines of a roster. */
const largest = 5_000_000;
/** Bytes of one request: a cloud function takes 100 KB, and base64 needs four characters for three bytes. */
const largestPiece = 60_000;

export type ReadText = { readonly text: string } | { readonly problem: string };

function begins(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** A workbook, which is a zip, not a text. */
function isWorkbook(bytes: Uint8Array): boolean {
  return begins(bytes, 0x50, 0x4b);
}
/** A workbook as programs wrote it before 2007 (.xls, .et), or one with a password. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
}
function isUtf16(bytes: Uint8Array): boolean {
  return begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff);
}

/** A workbook goes to the server whole. */
const largestWorkbook = largestPiece;

const oldWorkbook =
  '这是旧格式（.xls、.et）或设了打开密码的表格。请用WPS或Excel打开它，选“另存为”，类型选“Excel工作簿（.xlsx）”，不设密码，再选新存的文件。';
const saveAsCsv = '请在表格软件里选“另存为”，类型选“CSV（逗号分隔）”，再选那个文件。';

function problemOf({ bytes }: ChosenFile): string | null {
  if (bytes.length === 0) return '这个文件是空的，请检查是否选对。';
  if (isOldWorkbook(bytes)) return oldWorkbook;
  if (bytes.length > largest) return '文件超过5MB（大约6万行），请分成几个文件，各用一个编号。';
  if (isWorkbook(bytes) && bytes.length > largestWorkbook)
    return `这个Excel文件太大，这里读不了。${saveAsCsv}`;
  if (isUtf16(bytes)) return `这个文件的编码这里读不了。${saveAsCsv}`;
  return null;
}

/**
 * The text of a file, in UTF-8 or as Excel writes it in China (GBK, GB 18030), or the lines of a small workbook. The latter two only the server
 * can read. Throws as `ask` does.
 */
export async function readText(file: ChosenFile): Promise<ReadText> {
  const problem = problemOf(file);
  if (problem !== null) return { problem };
  if (isWorkbook(file.bytes)) {
    return ask('files', 'office-files.read-workbook', { base64: base64(file.bytes) });
  }
  const own = utf8(file.bytes);
  if (own !== null) return { text: own };
  const pieces = piecesOf(file.bytes, largestPiece);
  if (pieces === null) return { problem: `文件里有一行太长，不像表格。${saveAsCsv}` };
  let text = '';
  for (const piece of pieces) text += (await ask('files', 'files.read-text', { base64: base64(piece) })).text;
  return { text };
}
