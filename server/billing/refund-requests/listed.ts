import type { AskableReason } from '../../../contract/refunds';
import { type DuplicateFileKind, duplicateKindNames } from '../../../contract/duplicates';
import { sayDay } from '../../../contract/calendar-day';
import { inYuan } from '../../../policy/money';
import { lineReadIn, nearLine } from '../../duplicates';
import { recordId } from '../../enrolment';
import { touch } from '../../officer-access';
import type { Cloud } from '../../platform';
import type { Duplicate, ElsewherePayment, RefundRequest } from '../../schema';

/** Whose money is asked for, and why. */
export interface AskedFor {
  readonly request: RefundRequest;
  readonly personId: string;
  readonly year: number;
  /** The place of the order's line, whose office decides. */
  readonly region: string;
}

/** By which lists of an office a reason is proven. Of the others no list says anything. */
const listsOf: Readonly<Partial<Record<AskableReason, readonly DuplicateFileKind[]>>> = {
  died: ['dead'],
  'insured-elsewhere': ['employee', 'elsewhere'],
};

/**
 * What offices' own lists say of what payers ask for, by the request's `_id`, where they say the same: that he died, that he is insured
 * otherwise, that the tax office has a second payment of him; only of cases that lists of the office, one in it or around it made. Two round trips, however many.
 */
export async function listedSame(
  cloud: Cloud,
  asked: readonly AskedFor[],
): Promise<ReadonlyMap<string, string>> {
  const personIds = [...new Set(asked.map(({ personId }) => personId))];
  if (personIds.length === 0) return new Map();
  const people = { personId: { in: personIds } };
  const [duplicates, payments] = await Promise.all([
    cloud.db.find('duplicates', { filter: people, limit: 1000 }),
    cloud.db.find('elsewhere-payments', { filter: people, limit: 1000 }),
  ]);
  return new Map(
    asked.flatMap((one) => {
      const words = wordsOn(one, duplicates, payments);
      return words === null ? [] : [[one.request._id, words] as const];
    }),
  );
}

function wordsOn(
  { request: { reason }, personId, year, region }: AskedFor,
  duplicates: readonly Duplicate[],
  payments: readonly ElsewherePayment[],
): string | null {
  if (reason === 'by-office') return null;
  const record = recordId(personId, year);
  const payment = payments.find((one) => reason === 'paid-twice' && one.recordId === record && one.twice);
  if (payment !== undefined) return paymentWords(payment, region);
  const list = duplicates.find(
    (one) =>
      one.personId === personId &&
      one.year === year &&
      one.places.includes(region) &&
      isOn(one, listsOf[reason] ?? []) &&
      nearLine(one, region) !== undefined,
  );
  return list === undefined ? null : listWords(list, region);
}

/** What an officer found to be wrong, or to be kept here, is no proof. */
function isOn({ kind, end }: Duplicate, lists: readonly string[]): boolean {
  return lists.includes(kind) && end?.end !== 'not-so' && end?.end !== 'kept-here';
}

function listWords(list: Duplicate, region: string): string {
  const { kind } = list;
  const { since, where } = lineReadIn(list, region, false);
  const from = since === null ? '' : `，${sayDay(since)}${kind === 'dead' ? '' : '起'}`;
  return `名单上写：${duplicateKindNames[kind]}${from}${where === '' ? '' : `，${where}`}`;
}

/** What somebody pays in another place tells its office how he stands, and no other. */
function paymentWords({ on, channel, amountFen, region }: ElsewherePayment, office: string): string {
  if (!touch(region, office)) return '税务文件里在别的地方另有一笔';
  return `税务文件里另有一笔：${sayDay(on)}${channel}${inYuan(amountFen)}`;
}
