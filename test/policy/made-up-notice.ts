import type { NoticeDocument, Policy } from '../../policy';
import { createPolicy, validateNotice } from '../../policy';

/** A sixth notice, of a place that doesn't exist: two windows' worth of ideas that the five already use, mixed anew. */
export const madeUpNotice = {
  format: 2,
  id: 'nowhere-2025',
  title: '某市2025年度参保缴费通知',
  issuers: ['某市医疗保障局'],
  draft: false,
  year: 2025,
  regions: ['650100'],
  clauses: [
    { clause: '1', says: '每人交400元。' },
    { clause: '2', says: '低保对象少交四分之一。' },
    { clause: '3', says: '2024年10月10日到12月20日交，每月5日到20日收；过后除退役军人外等60天。' },
  ],
  rules: [
    { rule: 'premium', clause: '1', kind: 'premium', amountFen: 40000 },
    {
      rule: 'dibao',
      clause: '2',
      kind: 'subsidy',
      who: [{ identities: ['dibao'] }],
      gives: { method: 'percent', percent: 25, statedFen: 10000 },
      fund: 'finance',
    },
    {
      rule: 'window',
      clause: '3',
      kind: 'window',
      from: '2024-10-10',
      to: '2024-12-20',
      daysOfMonth: [5, 20],
    },
    { rule: 'cover', clause: '3', kind: 'cover', who: [{}], from: '2025-01-01', to: '2025-12-31' },
    {
      rule: 'late-discharged',
      clause: '3',
      kind: 'late-payment',
      who: [{ circumstances: ['discharged-from-service'], withinMonths: 6 }],
      price: 'premium',
      aid: true,
      begins: 'payment',
    },
    {
      rule: 'late',
      clause: '3',
      kind: 'late-payment',
      who: [{}],
      until: { day: '2025-06-30', clause: '3' },
      price: 'premium',
      aid: false,
      begins: 'after-days',
      waitingDays: 60,
    },
  ],
} as const;

export function asDocument(value: unknown): NoticeDocument {
  return value as NoticeDocument;
}

/** The policy of the made-up notice alone, without its rules of some names and with others after the rest. */
export function madeUp({
  without = [],
  rules = [],
}: {
  readonly without?: readonly string[];
  readonly rules?: readonly object[];
}): Policy {
  const kept = madeUpNotice.rules.filter(({ rule }) => !without.includes(rule));
  return createPolicy([validateNotice({ ...madeUpNotice, rules: [...kept, ...rules] }, 'nowhere-2025.json')]);
}
