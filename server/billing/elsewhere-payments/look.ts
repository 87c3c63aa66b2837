import { maskNumber } from '../../../contract/identity-document';
import { type ElsewhereActsOfTwo, elsewhereColumns } from '../../../contract/elsewhere-payments';
import { maskName } from '../../../contract/person-name';
import { fenOfYuan, sumFen } from '../../../policy/money';
import { undoWords } from '../../imports';
import type { Cloud } from '../../platform';
import { type Look, mostRowsShown } from '../../proposals';
import { documentIn, readChecked } from '../office-files';
import type { ElsewhereRow } from './read-line';

type Request = ElsewhereActsOfTwo['elsewhere.import']['request'];

/** A file of payments made elsewhere as it stands, before anything of it holds. Throws where it is none. */
export function lookAtElsewhere(cloud: Cloud, { region, number, csv }: Request): Promise<Look> {
  const { rows } = readChecked(cloud, { kind: 'elsewhere', region, number, csv }, elsewhereColumns);
  const amounts = rows.map((row) => fenOfYuan(row['缴费金额(元)']));
  return Promise.resolve({
    region,
    sums: { rows: rows.length, sumFen: sumFen(amounts.filter((fen) => fen !== null)) },
    documents: rows.flatMap((row) => documentIn(cloud, row.证件类型, row.证件号码)),
    subjects: [],
    rows: rows.slice(0, mostRowsShown).map((row) => ({
      name: maskName(row.姓名),
      document: maskNumber(row.证件号码),
      words: paidWords(row),
    })),
  });
}

function paidWords(row: ElsewhereRow): string {
  return `${row.参保年度}年度，${row.缴费日期}在${row.缴费渠道}缴${row['缴费金额(元)']}元`;
}

/** The same of a file that is to be taken back. */
export async function lookAtUndoneElsewhere(cloud: Cloud, request: Request): Promise<Look> {
  const look = await lookAtElsewhere(cloud, request);
  return { ...look, rows: look.rows.map((row) => ({ ...row, words: undoWords + row.words })) };
}
