import type { HomeWait } from '../../contract/home';
import type { RefundQuestion } from '../../contract/me';
import type { ListedPerson } from './home-people';
import type { Payer } from '../schema';

/** What only the caller himself can do now, the gravest first. */
export function homeWaits(
  payer: Payer,
  people: readonly ListedPerson[],
  questions: readonly RefundQuestion[],
): readonly HomeWait[] {
  return [
    ...questions.filter(({ agreed }) => agreed === undefined).map(refundWait),
    ...tieWait(payer),
    ...people.flatMap(waitsOf),
  ];
}

function refundWait({ payer, year, byOffice }: RefundQuestion): HomeWait {
  const who = byOffice ? '工作人员' : payer || '为您缴费的人';
  return {
    kind: 'refund-question',
    words: `${who}申请退掉您${year}年度的缴费，退了就不再参保，请回答同意不同意`,
    leadsTo: 'me',
  };
}

function tieWait({ self, selfEndedAt }: Payer): readonly HomeWait[] {
  if (self !== null || selfEndedAt === undefined) return [];
  return [{ kind: 'tie-ended', words: '这个微信不再是您本人的了，请看看原因', leadsTo: 'me' }];
}

function waitsOf({ relativeId, recordId, name, status, awaitsNumber }: ListedPerson): readonly HomeWait[] {
  const page = relativeId === undefined ? 'record' : 'relative';
  const id = relativeId ?? recordId;
  const waits: HomeWait[] = [];
  if (status?.claimDeclined) {
    const words = `${name}登记的身份没有得到参保地确认`;
    waits.push({ kind: 'claim-declined', words, leadsTo: page, id });
  }
  if (status?.change !== undefined) {
    waits.push({ kind: 'amount-changed', words: `${name}的缴费有变化`, leadsTo: page, id });
  }
  if (status?.amountOpen) {
    const leadsTo = page === 'relative' ? 'relativeClaims' : page;
    waits.push({ kind: 'question-open', words: `${name}还有问题没回答，金额可能会变`, leadsTo, id });
  }
  if (awaitsNumber) {
    waits.push({ kind: 'number-missing', words: `${name}的身份证号还没有补上`, leadsTo: page, id });
  }
  return waits;
}
