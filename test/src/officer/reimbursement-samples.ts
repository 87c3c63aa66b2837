import type { ReimbursementView } from '../../../contract/reimbursements';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';

export const region = '220202';
const notice = { id: 'jilin-city-2024', title: '吉林市给予补贴的通知', draft: true };

/** An office's day in Jilin city, under the draft. */
export function overview(more: object = {}) {
  return {
    notices: [notice],
    refunds: false,
    counts: [{ state: 'due', count: 3 }],
    ready: [
      { fund: 'city-finance', accountKind: 'relief', count: 2 },
      { fund: 'city-finance', accountKind: null, count: 1 },
    ],
    telling: [{ office: '残联', notice: notice.id, clause: '4.2.2', untold: 1, told: 0 }],
    ...more,
  };
}

/** Somebody's application that waits for the agency. */
export const applied: ReimbursementView = {
  reimbursementId: 'a1b2c3d4-2024',
  personId: 'aaaaaaaaaaaa',
  person: { name: '王建国', document: '220***********0012' },
  region,
  year: 2024,
  notice: notice.id,
  title: notice.title,
  draft: true,
  clause: '2.1',
  identity: '返贫致贫人口',
  amountFen: fen(14_000),
  fund: 'city-finance',
  way: 'apply',
  applyBy: isoDay('2024-12-31'),
  state: 'applied',
  account: { kind: 'own', bank: '农业银行', holder: '王**', number: '**** 8901' },
  application: { relation: 'self', on: isoDay('2024-01-05') },
  applicant: null,
  paidOn: null,
  reason: null,
  tells: '乡村振兴部门',
  toldOn: null,
  mayApply: true,
  batch: null,
  updatedAt: 17,
};
