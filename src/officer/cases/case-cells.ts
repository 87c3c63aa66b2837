import type { CaseView } from '../../../contract/refunds';
import { sayMoment } from '../../words/days';
import { yuan } from '../../words/money';
import { officersPlace } from '../use-officer';
import type { TableOf } from '../work-list/WorkTable';
import { kindWords } from './kind-words';

export function namesOf({ people }: CaseView): string {
  return people.map(({ name }) => name).join('、') || '没有写是谁';
}

/** Cases as rows of a table. */
export const tableOfCases: TableOf<CaseView> = {
  name: '待办清单',
  columns: ['谁', '什么事', '金额', '哪里', '什么时候'],
  idOf: ({ caseId }) => caseId,
  cellsOf: (one) => [
    namesOf(one),
    kindWords[one.kind],
    `${yuan(one.amountFen)} 元`,
    officersPlace(one.region),
    sayMoment(one.at),
  ],
};
