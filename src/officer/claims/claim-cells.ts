import type { AwaitingApplication } from '../../../contract/officer';
import { circumstanceName } from '../../../policy/names';
import { nameAt } from '../../answers/notices';
import { placeName } from '../../answers/places';
import { sayMoment } from '../../words/days';
import type { TableOf } from '../work-list/WorkTable';

function claimedInWords({ region, year, claimed }: AwaitingApplication): string {
  const said = [
    ...claimed.identities.map(({ code }) => nameAt(region, year, code)),
    ...claimed.circumstances.map(({ code }) => circumstanceName(code)),
  ];
  return said.join('、') || '本人情况';
}

/** Claims as rows of a table. */
export const tableOfClaims: TableOf<AwaitingApplication> = {
  name: '待确认身份',
  columns: ['姓名', '证件号码', '申报了什么', '参保地', '什么时候'],
  idOf: ({ applicationId }) => applicationId,
  cellsOf: (claim) => [
    claim.person.name,
    claim.person.document,
    claimedInWords(claim),
    placeName(claim.region),
    sayMoment(claim.at),
  ],
};
