import { maskNumber } from '../../../contract/identity-document';
import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { maskName } from '../../../contract/person-name';
import { type Fen, fenOfYuan, inYuan, sumFen } from '../../../policy/money';
import type { Cloud } from '../../platform';
import { type Look, mostRowsShown } from '../../proposals';
import { unbindingWord } from './bureau-relations';
import { documentIn, readChecked } from '../office-files';
import { balanceColumns, requireDay, requireOver } from './import-balances';
import { bindingColumns } from './import-bindings';

/** A file of balances as it stands, before anything of it holds. Throws where it is none. */
export function lookAtBalances(
  cloud: Cloud,
  { region, number, asOf, csv }: MutualAidActsOfTwo['mutual-aid.import-balances']['request'],
): Promise<Look> {
  requireOver(cloud, asOf);
  const { rows, check } = readChecked(cloud, { kind: 'balances', region, number, csv }, balanceColumns);
  requireDay(check, asOf);
  const amounts = rows.map((row) => fenOfYuan(row['余额(元)']));
  return Promise.resolve({
    region,
    sums: { rows: rows.length, sumFen: sumFen(amounts.filter((fen) => fen !== null)) },
    documents: rows.flatMap((row) => documentIn(cloud, row.证件类型, row.证件号码)),
    subjects: [],
    rows: rows.slice(0, mostRowsShown).map((row, at) => ({
      name: maskName(row.姓名),
      document: maskNumber(row.证件号码),
      words: balanceWords(amounts[at] ?? null),
    })),
  });
}

function balanceWords(balanceFen: Fen | null): string {
  return balanceFen === null ? '余额看不懂，不会采用' : `余额${inYuan(balanceFen)}`;
}

/** The same of a file of bindings. */
export function lookAtBindings(
  cloud: Cloud,
  { region, number, csv }: MutualAidActsOfTwo['mutual-aid.import-bindings']['request'],
): Promise<Look> {
  const { rows } = readChecked(cloud, { kind: 'bindings', region, number, csv }, bindingColumns);
  return Promise.resolve({
    region,
    sums: { rows: rows.length, sumFen: null },
    documents: rows.flatMap((row) => [
      ...documentIn(cloud, row.持有人证件类型, row.持有人证件号码),
      ...documentIn(cloud, row.家人证件类型, row.家人证件号码),
    ]),
    subjects: [],
    rows: rows.slice(0, mostRowsShown).map((row) => ({
      name: maskName(row.持有人姓名),
      document: maskNumber(row.持有人证件号码),
      words: bindingWords(row.关系, maskName(row.家人姓名)),
    })),
  });
}

function bindingWords(relation: string, relative: string): string {
  return relation === unbindingWord ? `不再替${relative}缴费` : `账户可以替${relative}（${relation}）缴费`;
}
