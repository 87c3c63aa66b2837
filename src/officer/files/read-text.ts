import { ask } from '../../cloud/cloud';
import { base64, piecesOf, utf8 } from './bytes';
import type { ChosenFile } from './choose-file';

/** Bytes of the largest file: no notice is nearly as long. */
const largest = 5_000_000;
/** Bytes of one request: a cloud function takes 100 KB, and base64 needs four characters for three bytes. */
const largestPiece = 60_000;

export type ReadText = { readonly text: string } | { readonly problem: string };

function begins(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** A document of an office program: a zip, or as they were before 2007. */
function isDocument(bytes: Uint8Array): boolean {
  return begins(bytes, 0x50, 0x4b) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
}
function isUtf16(bytes: Uint8Array): boolean {
  return begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff);
}

const pasteIt = '请打开它，把文字复制、粘贴到下面，或另存为UTF-8的文本文件（.txt）再选。';

function problemOf({ bytes }: ChosenFile): string | null {
  if (bytes.length === 0) return '这个文件是空的，请检查是否选对。';
  if (isDocument(bytes)) return `这是文档或表格，不是文本文件。${pasteIt}`;
  if (bytes.length > largest) return `文件超过5MB，不像是通知的文字。${pasteIt}`;
  if (isUtf16(bytes)) return `这个文件的编码这里读不了。${pasteIt}`;
  return null;
}

/** The text of a file, in UTF-8 or as Windows writes it in China (GBK, GB 18030), which only the server can read. Throws as `ask` does. */
export async function readText(file: ChosenFile): Promise<ReadText> {
  const problem = problemOf(file);
  if (problem !== null) return { problem };
  const own = utf8(file.bytes);
  if (own !== null) return { text: own };
  const pieces = piecesOf(file.bytes, largestPiece);
  if (pieces === null) return { problem: `文件里有一行太长，不像是通知的文字。${pasteIt}` };
  let text = '';
  for (const piece of pieces) text += (await ask('files', 'files.read-text', { base64: base64(piece) })).text;
  return { text };
}
