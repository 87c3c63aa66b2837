import type { AskedKind, OfferedView } from '../../../contract/agreed-messages';
import { agreeToMessages } from '../../enrolment';
import { saysPaidElsewhere } from '../../household';
import { type Cloud, chinaDay, refuse } from '../../platform';
import { agreeTo } from './agreed';
import { awaitsOffice, moneyBackOf } from './office-answers';
import { coverToCome, coverToldAt, lastDayToPay, nextLook, reminderAt } from './planned-times';
import { type SeenRecord, seenRecord } from './seen-record';

interface Offer {
  readonly kind: AskedKind;
  /** When it would be sent, ms; absent where nobody knows yet. */
  readonly at?: number;
}

/** What may be agreed to of a record, the nearest day first; nothing where it isn't the caller's to know. */
async function offersOf(cloud: Cloud, seen: SeenRecord): Promise<readonly Offer[]> {
  const now = cloud.now();
  const { record, payer, application } = seen;
  const lastDay = lastDayToPay(seen);
  const elsewhere = saysPaidElsewhere(payer, record.personId, record.year);
  const reminded = lastDay === null || elsewhere ? null : reminderAt(lastDay, now);
  const firstDay = coverToCome(seen, now);
  const waits = record.state !== 'insured' && application?.state === 'awaiting-confirmation';
  const asked = application?.messages?.includes('claim') === true;
  return [
    ...(waits && !asked ? [{ kind: 'claim' as const }] : []),
    ...(reminded === null ? [] : [{ kind: 'deadline' as const, at: reminded }]),
    ...(awaitsOffice(record, await moneyBackOf(cloud, seen)) ? [{ kind: 'answer' as const }] : []),
    ...(firstDay === null ? [] : [{ kind: 'cover' as const, at: coverToldAt(firstDay) }]),
  ];
}

/** What the caller may agree to of a record; what he agreed to already is among it, but for the answer to a claim. */
export async function recordOffers(
  cloud: Cloud,
  openId: string,
  recordId: string,
): Promise<readonly OfferedView[]> {
  const seen = await seenRecord(cloud, openId, recordId);
  if (seen === null) return [];
  return (await offersOf(cloud, seen)).map(({ kind, at }) => ({
    kind,
    ...(at === undefined ? {} : { on: chinaDay(at) }),
  }));
}

/** Keeps a consent to one message about a record. Throws `NOT_OFFERED` where there is nothing of the kind to tell. */
export async function agreeOfRecord(
  cloud: Cloud,
  openId: string,
  { recordId, kind }: { readonly recordId: string; readonly kind: AskedKind },
): Promise<void> {
  const seen = await seenRecord(cloud, openId, recordId);
  const now = cloud.now();
  const offers = seen === null ? [] : await offersOf(cloud, seen);
  const offer = offers.find((one) => one.kind === kind);
  if (seen === null || offer === undefined) {
    throw refuse('NOT_OFFERED', '现在没有可以提醒的了，请刷新页面看看最新的状态。');
  }
  if (kind === 'claim') await agreeToMessages(cloud, openId, { recordId, messages: ['claim'] });
  else {
    const { personId } = seen.record;
    await agreeTo(cloud, { kind, openId, personId, recordId, firstAt: nextLook(offer.at ?? now, now) });
  }
}
