import type { LocalCloud } from '../local-cloud';

/** 连锦社区 of 瑞州街道, where no other state is: the street's notice holds until this one does. */
export const placeWithHistory = '360983001009';
export const historyNotice = 'made-up-history-2024';

/** 虚构: no such notice was ever issued. What one pays there goes by the years insured and missed, of which the shipped ones don't speak. */
const notice = {
  format: 2,
  id: historyNotice,
  title: '虚构的2024年度参保缴费通知',
  issuers: ['虚构的医疗保障局'],
  draft: false,
  year: 2024,
  regions: [placeWithHistory],
  clauses: [
    { clause: '1', says: '每人交400元；连续参保三年以上的交350元，断缴五年以上的交450元。' },
    { clause: '2', says: '2023年9月1日到12月31日交，2024年全年有保障。' },
    { clause: '3', says: '过后交的等3个月，断缴一年多等1个月，补交一年少等1个月。' },
  ],
  rules: [
    { rule: 'premium', clause: '1', kind: 'premium', amountFen: 40_000 },
    {
      rule: 'loyal',
      clause: '1',
      kind: 'premium',
      amountFen: 35_000,
      who: [{ unbrokenYearsAtLeast: 3 }],
    },
    {
      rule: 'absent',
      clause: '1',
      kind: 'premium',
      amountFen: 45_000,
      who: [{ missedYearsAtLeast: 5 }],
    },
    { rule: 'window', clause: '2', kind: 'window', from: '2023-09-01', to: '2023-12-31' },
    { rule: 'cover', clause: '2', kind: 'cover', who: [{}], from: '2024-01-01', to: '2024-12-31' },
    {
      rule: 'late',
      clause: '3',
      kind: 'late-payment',
      who: [{}],
      price: 'premium',
      aid: false,
      begins: 'after-wait',
      wait: {
        months: 3,
        counting: 'same-day',
        perMissedYear: { months: 1, after: 0 },
        repair: { monthsPerYearPaid: 1 },
      },
    },
  ],
};

interface Answer {
  readonly ok: boolean;
  readonly data: {
    readonly revision: number;
    readonly toConfirm: readonly object[];
    readonly from: number;
  };
}

const published = new WeakMap<LocalCloud, Promise<void>>();

/** Two officers bring the notice out, once for each cloud. */
export function publishHistory(cloud: LocalCloud): Promise<void> {
  const known = published.get(cloud) ?? publish(cloud);
  published.set(cloud, known);
  return known;
}

async function publish(cloud: LocalCloud): Promise<void> {
  const [author, second] = ['oSampleOfficerRuizhou', 'oSampleOfficerGaoan'].map((id) => cloud.caller(id));
  if (author === undefined || second === undefined) throw new Error('no officers');
  const draftId = 'f'.repeat(32);
  const draft = { draftId, revision: 0, region: placeWithHistory, json: JSON.stringify(notice), trials: [] };
  const asked = async (officer: typeof author, request: object): Promise<Answer['data']> => {
    const answer = (await officer('officer', request)) as Answer;
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.data;
  };
  const { revision, toConfirm: confirmed } = await asked(author, { action: 'notices.draft-save', ...draft });
  const read = { draftId, revision };
  await asked(author, { action: 'notices.propose', ...read, inForceFrom: null, confirmed });
  const { from } = await asked(second, { action: 'notices.agree', ...read });
  await cloud.advance(Math.max(0, from - cloud.now()) + 1000);
}
