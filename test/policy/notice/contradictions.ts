import { madeUpNotice } from '../made-up-notice';
import { type Fields, without, withFields, withMore, withRule } from './altered';

/** A group of the rule for aid. */
export function dibaoFor(group: Fields): Fields {
  return withRule('dibao', { who: [group] });
}

const disability = { identities: ['severe-disability', 'dibao'], disabilityGradeAtMost: 2 };
/** Notices that contradict themselves: what is wrong, the notice, and where it is refused. */
export const contradictions: readonly [
  what: string,
  value: unknown,
  rule: string | null,
  field: string | null,
][] = [
  ['with a window of 2019', withRule('window', { from: '2019-10-10', to: '2019-12-20' }), 'window', 'from'],
  ['with a window that goes backwards', withRule('window', { to: '2024-10-09' }), 'window', 'to'],
  [
    'with days of the month the wrong way round',
    withRule('window', { daysOfMonth: [20, 5] }),
    'window',
    'daysOfMonth',
  ],
  [
    'with days of the month that never come',
    withRule('window', { from: '2024-12-06', to: '2024-12-20', daysOfMonth: [1, 5] }),
    'window',
    'daysOfMonth',
  ],
  [
    'with two windows at once',
    withMore({ kind: 'window', from: '2024-12-20', to: '2024-12-31' }),
    'more',
    'from',
  ],
  [
    'paying late before the window ends',
    withRule('late', { until: { day: '2024-12-20', clause: '3' } }),
    'late',
    'until.day',
  ],
  ['with a wait that outlasts the year', withRule('late', { waitingDays: 400 }), 'late', 'waitingDays'],
  ['with cover that ends before it begins', withRule('cover', { to: '2024-12-31' }), 'cover', 'to'],
  ['with cover of another year', withRule('cover', { from: '2023-01-01' }), 'cover', 'from'],
  ['with no cover and no word of it', without('cover'), null, 'rules'],
  [
    'with cover for some and no word of the others',
    withRule('cover', { who: [{ aided: true }] }),
    null,
    'rules',
  ],
  [
    'with cover from birth for everybody',
    withRule('late', { begins: 'birth', waitingDays: undefined }),
    'late',
    'begins',
  ],
  [
    'with cover from an event that isn’t named',
    withRule('late', { begins: 'event', waitingDays: undefined }),
    'late',
    'begins',
  ],
  [
    'with a full price and no fiscal share',
    withRule('late', { price: 'premium-and-fiscal-share' }),
    'late',
    'price',
  ],
  ['with two prices', withMore({ kind: 'premium', amountFen: 42000 }), 'more', null],
  ['without a price', without('premium'), null, 'rules'],
  ['with a price of 400 fen', withRule('premium', { amountFen: 400 }), 'premium', 'amountFen'],
  ['with aid for an age alone', dibaoFor({ ageAtLeast: 60 }), 'dibao', 'who.0'],
  ['with aid for everybody', dibaoFor({}), 'dibao', 'who.0'],
  [
    'with aid above the premium',
    withRule('dibao', { gives: { method: 'fixed', amountFen: 40001 } }),
    'dibao',
    'gives.amountFen',
  ],
  [
    'with aid of 280 fen',
    withRule('dibao', { gives: { method: 'fixed', amountFen: 280 } }),
    'dibao',
    'gives.amountFen',
  ],
  [
    'with aid of nothing',
    withRule('dibao', { gives: { method: 'fixed', amountFen: 0 } }),
    'dibao',
    'gives.amountFen',
  ],
  [
    'with a grade that no identity carries',
    dibaoFor({ ageAtLeast: 60, disabilityGradeAtMost: 2 }),
    'dibao',
    'who.0',
  ],
  ['with a grade beside another identity', dibaoFor(disability), 'dibao', 'who.0'],
  [
    'with a limit in time and no event',
    dibaoFor({ identities: ['dibao'], withinDays: 90 }),
    'dibao',
    'who.0',
  ],
  [
    'with ages that cross',
    dibaoFor({ identities: ['dibao'], ageAtLeast: 60, ageUnder: 60 }),
    'dibao',
    'who.0',
  ],
  [
    'with births that cross',
    dibaoFor({ identities: ['dibao'], bornFrom: '2024-01-01', bornBefore: '2024-01-01' }),
    'dibao',
    'who.0',
  ],
  [
    'with newborns of 60 years',
    dibaoFor({ identities: ['dibao'], newbornWithinDays: 90, ageAtLeast: 60 }),
    'dibao',
    'who.0',
  ],
  [
    'for who holds it and doesn’t',
    dibaoFor({ identities: ['dibao'], holdsNone: ['dibao'] }),
    'dibao',
    'who.0',
  ],
  ['with no alternative at all', dibaoFor({ identities: ['dibao'], oneOf: [] }), 'dibao', 'who.0'],
  ['with aid for who is shut out', dibaoFor({ identities: ['dibao'], closedOut: true }), 'dibao', 'who.0'],
  ['with aid for who has aid', dibaoFor({ identities: ['dibao'], aided: true }), 'dibao', 'who.0'],
  [
    'with a day of another decade',
    withRule('dibao', { recognisedBy: { day: '2015-12-31', clause: '2', why: '晚了' } }),
    'dibao',
    'recognisedBy.day',
  ],
  [
    'with a clause in `until` that it hasn’t',
    withRule('late', { until: { day: '2025-06-30', clause: '9' } }),
    'late',
    'until.clause',
  ],
  [
    'with a clause in `recognisedBy` that it hasn’t',
    withRule('dibao', { recognisedBy: { day: '2024-12-31', clause: '9', why: '晚了' } }),
    'dibao',
    'recognisedBy.clause',
  ],
  ['with a clause in `with` that it hasn’t', withRule('late', { with: ['3', '9'] }), 'late', 'with.1'],
  [
    'with a clause in `collectedBy` that it hasn’t',
    withMore({ kind: 'care-premium', amountFen: 1000, collectedBy: '9' }),
    'more',
    'collectedBy',
  ],
  [
    'with a clause in its validity that it hasn’t',
    withFields({ validity: { from: '2024-10-01', to: '2025-12-31', clause: '9' } }),
    null,
    'validity.clause',
  ],
  [
    'with a validity that goes backwards',
    withFields({ validity: { from: '2025-12-31', to: '2025-01-01', clause: '3' } }),
    null,
    'validity.to',
  ],
  [
    'with a clause on neither side',
    withFields({ clauses: [...madeUpNotice.clauses, { clause: '4', says: '请各单位重视。' }] }),
    null,
    'clauses.3',
  ],
  [
    'with a clause twice',
    withFields({ clauses: [...madeUpNotice.clauses, { clause: '3', says: '又一次。' }] }),
    null,
    'clauses.3',
  ],
  ['of a place that doesn’t exist', withFields({ regions: ['990100'] }), null, 'regions.0'],
  ['of a place inside its own', withFields({ regions: ['650000', '650100'] }), null, 'regions.1'],
  ['laid over itself', withFields({ overlays: 'nowhere-2025' }), null, 'overlays'],
  ['signed half a century before', withFields({ issuedOn: '1975-01-01' }), null, 'year'],
  ['with a formula', withFields({ title: '=HYPERLINK("x")' }), null, 'title'],
  ['with markup', withFields({ title: '<b>通知</b>' }), null, 'title'],
  ['with a letter that no one sees', withFields({ title: '通知\u200b书' }), null, 'title'],
];
