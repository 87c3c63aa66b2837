import { inYuan } from '../../policy/money';
import type { RegistrationLine } from '../schema';
import { type OfResidents, always } from './holding';
import { most } from './subject';
import { day, placeOf } from './words';

/** What bureau and tax office were told of a person: an office's own, which stays. */
export const registrationLines: OfResidents<RegistrationLine> = {
  of: 'residents',
  heading: '给医保和税务部门的参保文件里您的一行',
  whole: always,
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('registration-lines', { filter: { personId: person._id }, limit: most }),
  facts: ({ year, kind, recipient, region, amountFen, at, answer }) => [
    ['年度', String(year)],
    ['什么', kind === 'enrolled' ? '参保' : '取消参保'],
    ['给谁', recipient === 'bureau' ? '医保部门' : '税务部门'],
    ['参保地', placeOf(region)],
    ['金额', inYuan(amountFen)],
    ['时间', day(at)],
    ['回执', answer === undefined ? '还没有' : (answer.registered?.on ?? answer.readOn)],
  ],
};
