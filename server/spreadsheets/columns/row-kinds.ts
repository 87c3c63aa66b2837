import type { Cell, TableRow } from '../cell';

const total = /^(?:本页|本表|本村|本组|全[村镇乡县市区])?(?:合计|小计|总计|共计|累计|总数)(?:[(:：人元].*)?$/;

function squeezed({ text }: Cell): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Whether a row sums up others (`合 计`, `本页小计：`): such a word first, and nothing but figures and words about them after it. */
export function isTotalRow({ cells }: Pick<TableRow, 'cells'>): boolean {
  const [first, ...rest] = cells.filter((cell): cell is Cell => cell !== null);
  if (first === undefined || !total.test(squeezed(first))) return false;
  return rest.every(
    (cell) => cell.kind === 'number' || /^[\d.,元人户%-]*$/.test(squeezed(cell)) || cell.kind === 'error',
  );
}

const note =
  /^(?:(?:填表|制表|填报|审核|复核|经办|负责|联系|审批|单位负责|分管负责)(?:人|单位|日期|时间|电话)?(?:[(].*[)])?|备注|说明|注|日期|电话):|^第\d+页/;

/** Whether a row is a note at a table's foot or head, by who signs or what it explains: `填表人：王明    日期：2023年9月1日`. */
export function isNoteRow({ cells }: Pick<TableRow, 'cells'>): boolean {
  const first = cells.find((cell): cell is Cell => cell !== null);
  return first?.kind === 'text' && note.test(squeezed(first));
}
