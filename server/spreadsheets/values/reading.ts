import type { Cell } from '../cell';

/** What a cell was read as, or Chinese words on what is wrong and what to do. They never quote an identity number. */
export type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

export function read<Value>(value: Value): Reading<Value> {
  return { ok: true, value };
}

export function unread(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

/** What no value can be read from: a formula without a result, or one that failed. Null where the cell is fit to be read. */
export function problemOfCell(cell: Cell): { readonly ok: false; readonly message: string } | null {
  if (cell.kind !== 'error') return null;
  return cell.text === '#公式'
    ? unread('这一格是公式，文件里没有存下它的结果。请用WPS或Excel打开，保存一次再传，或直接填上内容。')
    : unread(`这一格的公式出错（${cell.text}），请改成应有的内容。`);
}

/** One width, no spaces at the ends, no quote that keeps a number from being one. */
export function plainText({ text }: Cell): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .replace(/^['’‘`]/, '')
    .trim();
}
