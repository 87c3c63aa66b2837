import type { HomePerson } from '../../../contract/home';
import { sayPayUntil } from '../../../contract/pay-until';
import type { RecordStatus } from '../../../contract/record-view';
import type { IsoDay } from '../../../policy/calendar';
import type { Fen } from '../../../policy/money';
import { sayDay } from '../../words/days';
import { spokenYuan, yuan } from '../../words/money';
import { statusSentence } from '../../words/record-state';
import { relationWords } from '../../words/relation';

/** How one person stands, in a sentence or two. */
export interface CareAnswer {
  readonly key: string;
  /** Chinese: of whom; null where it is the caller and nobody else is spoken of. */
  readonly who: string | null;
  readonly shown: string;
  /** The same as it is read aloud; names no name, for a plugin of WeChat may read it. */
  readonly spoken: string;
}

type Say = (fen: Fen) => string;
/** One of the questions, answered of one person for a day, sums as `say` says them. */
export type Answer = (person: HomePerson, today: IsoDay, say: Say) => string;

/** Himself where he is known; else everybody on his list. */
export function aboutWhom(people: readonly HomePerson[]): readonly HomePerson[] {
  const himself = people.filter(({ self }) => self);
  return himself.length > 0 ? himself : people;
}

export function careAnswers(
  people: readonly HomePerson[],
  answer: Answer,
  today: IsoDay,
): readonly CareAnswer[] {
  return people.map((person, at) => {
    const isHimself = person.self === true && people.length === 1;
    const relation = relationWords[person.relation];
    const spoken = answer(withoutNames(person), today, spokenYuan);
    return {
      key: person.recordId,
      who: isHimself ? null : `${person.name} · ${relation}`,
      shown: answer(person, today, (fen) => ` ${yuan(fen)} 元`),
      spoken: isHimself ? spoken : `${people.length > 1 ? `第${at + 1}位，` : ''}${relation}。${spoken}`,
    };
  });
}

/** Of the payer who has him reserved the status tells the name, masked. */
function withoutNames(person: HomePerson): HomePerson {
  if (person.status === null) return person;
  const { reservedBy: _name, ...status } = person.status;
  return { ...person, status };
}

/** "我要交钱吗" */
export function payAnswer({ year, status, saidPaidElsewhere }: HomePerson, _today: IsoDay, say: Say): string {
  if (status === null) return `${year}年度还没有登记参保。要交多少，登记以后就知道。`;
  const isInsured = status.state === 'paid' || status.state === 'nothing-to-pay';
  if (saidPaidElsewhere && !isInsured) return `您说${year}年度已经在别处交了，这件事还没有核实。`;
  switch (status.state) {
    case 'to-pay':
      return `要交。${year}年度${amount(status, say)}。${status.reason ?? ''}`;
    case 'awaiting-confirmation':
      return `${statusSentence(status)}${status.dueFen ? `现在${amount(status, say)}。` : ''}`;
    case 'to-enrol':
      return `不用交钱，但${year}年度还没有登记。不用付钱就能登记。`;
    case 'nothing-to-pay':
    case 'paid':
      return `不用再交。${year}年度${status.paidElsewhere ? (status.reason ?? '已经参保') : '已经参保'}${status.paidElsewhere ? '' : '。'}`;
    case 'not-open':
      return `现在还不用交。${statusSentence(status)}`;
    default:
      return statusSentence(status);
  }
}

function amount(status: RecordStatus, say: Say): string {
  const until = sayPayUntil(status);
  const open = status.amountOpen ? '；还有问题没回答，金额可能会变' : '';
  return `${status.dueFen === null ? '' : `应交${say(status.dueFen)}`}${until === '' ? '' : `，${until}`}${open}`;
}

/** "我有医保吗": for today first, and then for the year that people pay for now. */
export function coverAnswer({ year, status, before, self }: HomePerson, today: IsoDay): string {
  const now = before === undefined ? '' : coverWords(before, today, self === true);
  if (status === null) return `${now}${year}年度还没有登记参保。`;
  if (status.state === 'paid' || status.state === 'nothing-to-pay') {
    return `${now}${coverWords(status, today, self === true)}`;
  }
  const lead = `${now}${year}年度还没有参保。`;
  const mayPay = status.state === 'to-pay' || status.state === 'awaiting-confirmation';
  if (!mayPay) return `${lead}${statusSentence(status)}`;
  return status.coveredFrom === undefined
    ? lead
    : `${lead}今天缴费的话，${sayDay(status.coveredFrom)}起能用。`;
}

/** Of who died, and of whose benefits rest, the reason is the answer; null where neither is so. */
function restingWords(status: RecordStatus, today: IsoDay): string | null {
  const { year, diedOn, suspendedFrom, coveredTo, reason = '' } = status;
  const isOver = coveredTo !== undefined && today > coveredTo;
  const rests = suspendedFrom !== undefined && suspendedFrom <= today && !isOver;
  return diedOn !== undefined || rests ? `${year}年度已经参保。${reason}` : null;
}

/** What stands insured. The reason says where it was paid, and that a deduction isn't confirmed yet. */
function coverWords(status: RecordStatus, today: IsoDay, self: boolean): string {
  const resting = restingWords(status, today);
  if (resting !== null) return resting;
  const { year, coveredFrom, coveredTo, settlementPending } = status;
  const more = `${status.paidElsewhere ? (status.reason ?? '') : ''}${settlementPending ? '家庭共济账户的扣款还在等医保局确认。' : ''}`;
  if (coveredFrom === undefined) {
    const who = self ? '要先确认您是本人才能看到' : '要他本人同意才能看到';
    return `${year}年度已经参保。从哪天起能用，${who}。${more}`;
  }
  const until = coveredTo === undefined ? '' : `，到${sayDay(coveredTo)}为止`;
  if (today < coveredFrom) return `已经参保，${sayDay(coveredFrom)}起能用${until}。${more}`;
  if (coveredTo !== undefined && today > coveredTo)
    return `${year}年度的医保到${sayDay(coveredTo)}已经结束。${more}`;
  return `有医保，现在能用。从${sayDay(coveredFrom)}起${until}。${more}`;
}
