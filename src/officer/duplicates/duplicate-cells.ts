import { type DuplicateView, duplicateKindNames, unreadKindName } from '../../../contract/duplicates';
import { sayDay } from '../../words/days';
import type { TableOf } from '../work-list/WorkTable';

export const insuredWords: Readonly<Record<DuplicateView['insured'], string>> = {
  here: '已在这里参保',
  'in-another-place': '已在别处参保',
  no: '这一年度还没参保',
};

/** What a case is, as far as the office reads it. */
export function kindWords(kind: DuplicateView['kind']): string {
  return kind === null ? unreadKindName : duplicateKindNames[kind];
}

/** Cases as rows of a table. */
export const tableOfDuplicates: TableOf<DuplicateView> = {
  name: '重复参保',
  columns: ['姓名', '证件号码', '哪一种', '从哪天起', '这里'],
  idOf: ({ duplicateId }) => duplicateId,
  cellsOf: ({ person, kind, since, insured, suspendedFrom }) => [
    person.name,
    person.document,
    kindWords(kind),
    since === null ? '没有写' : sayDay(since),
    suspendedFrom === null ? insuredWords[insured] : `待遇从${sayDay(suspendedFrom)}起暂停`,
  ],
};
