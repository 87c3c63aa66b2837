import { type Subject, isLater } from './subject';
import { amountFacts } from './amount-facts';
import type { Fact } from './holding';
import { day, placeOf, recordEventNames } from './words';
import { sayDay } from '../../contract/calendar-day';
import { inYuan } from '../../policy/money';
import type { EnrolmentRecord, OlderEvents, RecordEvent } from '../schema';

/** Of others' records a payer reads no more than on his pages: who paid what, and what they are exempt for, is theirs. */
export function recordFacts(record: EnrolmentRecord, subject: Subject): readonly Fact[] {
  const { openId, person, policy } = subject;
  const { year, insurance, applications, history } = record;
  if (record.personId !== person?._id) {
    const filed = applications.some((one) => one.openId === openId);
    return [
      ['年度', String(year)],
      ['参保', insurance === null ? '还没有' : '已经参保'],
      ['您的登记', filed ? '有' : '没有'],
    ];
  }
  const insured =
    insurance === null
      ? '还没有'
      : `${insurance.on}，${placeOf(insurance.region)}，缴${inYuan(insurance.paidFen)}`;
  return [
    ['年度', String(year)],
    ['参保', insured],
    ...(insurance === null || policy === undefined ? [] : amountFacts(policy, insurance.determination)),
    ...suspensionFacts(record),
    ...(record.died
      ? [['去世登记', `${sayDay(record.died.on)}去世，${day(record.died.at)}登记`] as const]
      : []),
    ['登记', `${applications.length}份`],
    ...(insurance === null && policy !== undefined
      ? applications.flatMap(({ region, determination }, at) => [
          [`第${at + 1}份登记`, placeOf(region)] as const,
          ...amountFacts(policy, determination),
        ])
      : []),
    ['办理经过', eventWords(history)],
  ];
}

function suspensionFacts({ suspensions = [] }: EnrolmentRecord): readonly Fact[] {
  return suspensions.map(({ from, resumedOn, asked, declined }) => {
    const back = resumedOn === null ? '还没有恢复' : `${sayDay(resumedOn)}起恢复`;
    const wish =
      asked === undefined ? '' : `，${day(asked.at)}申请恢复，写的是那边${sayDay(asked.workEndedOn)}结束`;
    const answer = declined === undefined ? '' : `，${day(declined.at)}没有同意恢复：${declined.words}`;
    return ['待遇暂停', `${sayDay(from)}起，${back}${wish}${answer}`] as const;
  });
}

function eventWords(events: readonly RecordEvent[]): string {
  return events.map(({ at, event }) => `${day(at)} ${recordEventNames[event]}`).join('；');
}

/** What is set apart of a history, to whom it is about; to a payer that some of it is his act. */
export function olderFacts(
  { year, personId, events }: OlderEvents,
  { openId, person }: Subject,
): readonly Fact[] {
  const own = personId === person?._id ? events : events.filter(({ by }) => by === openId);
  return [
    ['年度', String(year)],
    ['更早的办理经过', eventWords(own)],
  ];
}

/** Whether a payer's act in them came after an erasure was asked for. */
export function hasLaterAct(events: readonly RecordEvent[], subject: Subject): boolean {
  return events.some(
    ({ event, by, at }) => event === 'applied' && by === subject.openId && isLater(subject, at),
  );
}
