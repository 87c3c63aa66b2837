import type { Cell, TableRow } from '../cell';

const total =
  /^(?:本页|本表|本村|本组|全[村镇乡县市区]|[^\d]{1,12}(?:村|社区|居委会|村委会|组|镇|乡|街道|县|市|区)|人数|金额)?(?:合计|小计|总计|共计|累计|总数|总人数)(?:[(:：人元\d].*)?$/;
/** What may stand beside it: figures with their units, in Chinese ones too (`大写：叁佰捌拾元整`). */
const figures =
  /^(?:共?[\d.,元人户%-]*|(?:人民币|大写|[():])*[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)$/;

function squeezed({ text }: Cell): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Whether a row sums up others (`合 计`, `本页小计：`, `濠溪村合计`): such a word first, and nothing but figures and words about them after it. */
export function isTotalRow({ cells }: Pick<TableRow, 'cells'>): boolean {
  const [first, ...rest] = cells.filter((cell): cell is Cell => cell !== null);
  if (first === undefined || !total.test(squeezed(first))) return false;
  return rest.every(
    (cell) => cell.kind === 'number' || cell.kind === 'error' || figures.test(squeezed(cell)),
  );
}

const note =
  /^(?:(?:填表|制表|填报|审核|复核|经办|负责|联系|审批|单位负责|分管负责)(?:人|单位|日期|时间|电话)?(?:[(].*[)])?|备注|说明|填表说明|注|日期|电话|单位(?:[(]盖?章[)])?|填报单位(?:[(]盖?章[)])?):|^第\d+页|^[-—]*以下空白[-—]*$/;

/** Whether a row is a note at a table's foot or head, by who signs or what it explains: `填表人：王明    日期：2023年9月1日`. */
export function isNoteRow({ cells }: Pick<TableRow, 'cells'>): boolean {
  const first = cells.find((cell): cell is Cell => cell !== null);
  return first?.kind === 'text' && note.test(squeezed(first));
}
