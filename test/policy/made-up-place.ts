import { isoDay } from '../../policy/calendar';
import type { Determination, FactSheet, NoticeDocument } from '../../policy';
import { createPolicy, validateNotice } from '../../policy';
import type { Policy } from '../../policy';

const region = '650100';

const common = [
  { rule: 'window', clause: '2', kind: 'window', from: '2024-10-01', to: '2024-12-31' },
  { rule: 'cover', clause: '2', kind: 'cover', who: [{}], from: '2025-01-01', to: '2025-12-31' },
];

/** A notice of a place that doesn't exist: October to December 2024, cover of 2025, and the given rules of clause 1. */
export function noticeWith(rules: readonly object[], more: object = {}): NoticeDocument {
  return validateNotice(
    {
      format: 2,
      id: 'nowhere-2025',
      title: '某市2025年度参保缴费通知',
      issuers: ['某市医疗保障局'],
      draft: false,
      year: 2025,
      regions: [region],
      clauses: [
        { clause: '1', says: '各类人员的缴费标准和资助。' },
        { clause: '2', says: '2024年10月1日到12月31日交，享受2025年全年待遇。' },
      ],
      rules: [...rules.map((rule) => ({ clause: '1', ...rule })), ...common],
      ...more,
    },
    'nowhere-2025.json',
  );
}

/** A premium of 400 yuan for everybody. */
export const fourHundred = { rule: 'premium', kind: 'premium', amountFen: 40000 };

/** 400 yuan; 350 for three years on end or more, 450 for five that were missed or more. */
export const byYears = [
  fourHundred,
  { rule: 'loyal', kind: 'premium', amountFen: 35000, who: [{ unbrokenYearsAtLeast: 3 }] },
  { rule: 'absent', kind: 'premium', amountFen: 45000, who: [{ missedYearsAtLeast: 5 }] },
];

/** Late, one waits three months and one for each year missed, less one for each that is paid for. */
export const waitingForMissedYears = {
  rule: 'late',
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
};

/** The made-up place, asked in November 2024 unless another day is given. */
export class MadeUpPlace {
  readonly policy: Policy;

  constructor(rules: readonly object[], more: object = {}) {
    this.policy = createPolicy([noticeWith(rules, more)]);
  }

  ask(facts: Partial<FactSheet> = {}): Determination {
    return this.policy.determine({ id: 'x', region, year: 2025, payOn: isoDay('2024-11-15'), ...facts });
  }

  payFen(facts: Partial<FactSheet> = {}): number | null {
    return this.ask(facts).payFen;
  }

  questions() {
    return this.policy.questionsFor(region, 2025);
  }
}

/** The texts of an answer's notes that carry a code. */
export function textsOf(code: string, { notes }: Determination): readonly string[] {
  return notes.filter((note) => note.code === code).map(({ text }) => text);
}
