import type { MoneyOfficerActions } from '../../../contract/refunds';
import { requestsOfCases } from './stored-requests';
import { peopleOfCases } from '../cases';
import { refundReasonWords } from '../orders';
import { requireResponsible } from '../../officer-access';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';

/** More than one sheet for an agent to walk with; the rest stands there once these are decided. */
const most = 200;

/**
 * People of a place whose insurance a payer's refund would end and whom nobody could ask in WeChat, village by village: for an
 * agent who goes and tells them.
 */
export async function withoutWeChat(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<MoneyOfficerActions['cases.without-wechat']['data']> {
  requireResponsible(officer, region);
  const cases = await cloud.db.find('cases', {
    filter: { places: region, state: 'open', kind: 'refund-requested' },
    orderBy: [['at', 'asc']],
    limit: most,
  });
  const requests = await requestsOfCases(cloud, cases);
  const people = await peopleOfCases(cloud, officer, cases);
  cloud.notes.about('case', ...cases.map(({ _id }) => _id));
  const rows = cases.flatMap(({ _id, region: place, at }) => {
    const request = requests.get(_id);
    const [found] = people.get(_id) ?? [];
    const { insured } = request ?? {};
    if (request === undefined || found === undefined || insured === undefined) return [];
    const { personId: _person, ...person } = found;
    if (insured.until !== null || insured.answer !== undefined) return [];
    return [
      { place, person, amountFen: request.amountFen, reason: refundReasonWords[request.reason], askedAt: at },
    ];
  });
  return { rows: rows.sort((one, other) => (one.place < other.place ? -1 : 1)) };
}
