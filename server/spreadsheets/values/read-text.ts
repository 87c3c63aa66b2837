import type { Cell } from '../cell';
import { type Reading, plainText, problemOfCell, read, unread } from './reading';

/** A cell of words: spaces at its ends gone, line breaks inside one space. Empty where it is blank. `most` counts characters. */
export function readText(cell: Cell | null, most = 200): Reading<string> {
  if (cell === null) return read('');
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = plainText(cell).replace(/\s+/g, ' ');
  if (/^[=@]|^[+-](?![\d.\s]*$)/.test(text)) {
    return unread(`这一格以“${text.charAt(0)}”开头，像是公式。请改成应有的文字。`);
  }
  const length = [...text].length;
  return length > most ? unread(`这一格有${length}个字，最多${most}个，请缩短。`) : read(text);
}
