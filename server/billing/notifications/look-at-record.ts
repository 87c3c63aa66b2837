import { dayMs, sayDay } from '../../../contract/calendar-day';
import { declineReasonWords } from '../../../contract/decline';
import { saysPaidElsewhere } from '../../household';
import { type Cloud, type MessageValues, chinaDay, endOfChinaDay, startOfChinaDay } from '../../platform';
import type { AgreedMessage, Application } from '../../schema';
import { answerSince, awaitsOffice, moneyBackOf } from './office-answers';
import { coverToldAt, lastDayToPay, nextLook, reminderAt } from './planned-times';
import { type SeenRecord, seenRecord } from './seen-record';
import type { ToTell } from './send-agreed';

const reservedMs = 60 * 60_000;

/** What is to be told of a record to who agreed to it: as its page shows it, in at most twenty characters, without a name. */
export async function lookAtRecord(cloud: Cloud, message: AgreedMessage, recordId: string): Promise<ToTell> {
  const seen = await seenRecord(cloud, message.openId, recordId);
  if (seen === null) return 'over';
  const found =
    message.kind === 'answer'
      ? await lookAtAnswer(cloud, seen, message)
      : (looks[message.kind]?.(seen, message, cloud.now()) ?? 'over');
  if (found === 'over' || 'laterAt' in found) return found;
  return { say: found, page: `packages/records/record/index?id=${recordId}`, until: cloud.now() };
}

type Look = (
  seen: SeenRecord,
  message: AgreedMessage,
  now: number,
) => MessageValues | { readonly laterAt: number } | 'over';

/** Who has paid, here or elsewhere, is reminded of nothing. */
const lookAtDeadline: Look = (seen, { since, told }, now) => {
  const { record, payer, status } = seen;
  if (saysPaidElsewhere(payer, record.personId, record.year)) return 'over';
  if (status.state === 'reserved' || status.state === 'reserved-by-other')
    return { laterAt: now + reservedMs };
  if (status.state === 'not-open' && status.opensOn !== undefined)
    return { laterAt: nextLook(startOfChinaDay(status.opensOn), now) };
  const lastDay = lastDayToPay(seen);
  // By one consent he is reminded of a day once, and of the next one where there is one.
  if (lastDay !== null && told === sayDay(lastDay)) return { laterAt: endOfChinaDay(lastDay) };
  const due = lastDay === null ? null : reminderAt(lastDay, since);
  if (lastDay === null || due === null) return 'over';
  if (due > now) return { laterAt: nextLook(due, now) };
  return { day: sayDay(lastDay), words: '还没缴费，最好在这天以前缴，请看记录' };
};

const lookAtCover: Look = ({ record, status }, _, now) => {
  const { coveredFrom } = status;
  if (record.state !== 'insured' || coveredFrom === undefined) return 'over';
  const due = coverToldAt(coveredFrom);
  if (due > now) return { laterAt: nextLook(due, now) };
  if (status.settlementPending === true) return { laterAt: now + dayMs };
  return { day: sayDay(coveredFrom), words: '从这天起享受医保待遇，请看记录' };
};

/** A payer who may not see what offices certify learns of it where the record tells him too. */
const lookAtClaim: Look = ({ record, application }, { since }, now) => {
  if (application === null) return 'over';
  const day = sayDay(chinaDay(since));
  if (record.state === 'insured') return { day, words: '申报有结果了，已经参保，请看记录' };
  if (application.state === 'awaiting-confirmation') return { laterAt: now + dayMs };
  const { turnedDownAt, declined } = application;
  if (turnedDownAt !== since) return { day, words: '申报的身份已经核实，请看记录' };
  if (declined === undefined || declined.reason === 'other')
    return { day, words: '申报没有认可，原因请看记录' };
  return { day, words: `没有认可：${declineReasonWords[declined.reason]}` };
};

/**
 * When it changed, ms: as the message says, or, where he applied anew afterwards and was told the answer then, later by a roster or a
 * notice. Null where he was told all of it.
 */
function changedSinceTold({ at, toldAt = at, toldAnew }: Application, since: number): number | null {
  if (toldAt <= since) return since;
  const later = Math.max(at, toldAnew?.from ?? 0);
  return later > toldAt ? later : null;
}

const lookAtChange: Look = ({ record, hidden, application }, { since, corrected }, now) => {
  const changedAt = application === null ? null : changedSinceTold(application, since);
  if (application === null || changedAt === null) return 'over';
  const day = sayDay(chinaDay(changedAt));
  if (corrected === true && changedAt === since) return { day, words: '经办机构更正了资料，请看记录' };
  if (record.insurance?.basis === 'exempt') return { day, words: '不用缴费，已经参保，请看记录' };
  if (record.state === 'insured') return 'over';
  // His consent stays where he reads of it: that it went would tell him what he isn't to know. A notice that changed is news to everybody.
  if (hidden && application.toldAnew === undefined)
    return chinaDay(now) > `${record.year}-12-31` ? 'over' : { laterAt: now + dayMs };
  return { day, words: '应缴金额有变化，请看记录' };
};

/** What the bureau said of the enrolment, or agency and bank of money that comes back. */
async function lookAtAnswer(
  cloud: Cloud,
  seen: SeenRecord,
  { since }: AgreedMessage,
): Promise<ReturnType<Look>> {
  const moneyBack = await moneyBackOf(cloud, seen);
  const answer = answerSince(seen.record, moneyBack, since);
  if (answer !== null) return { day: sayDay(chinaDay(answer.at)), words: answer.words };
  return awaitsOffice(seen.record, moneyBack) ? { laterAt: cloud.now() + dayMs } : 'over';
}

const looks: Readonly<Partial<Record<AgreedMessage['kind'], Look>>> = {
  notice: lookAtChange,
  claim: lookAtClaim,
  deadline: lookAtDeadline,
  cover: lookAtCover,
};
