import type { EnrolmentRecord, RegistrationLine } from '../../server/schema';
import { endOfDayInChina, dayInChina } from '../china-day';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';

const recipients: readonly RegistrationLine['recipient'][] = ['bureau', 'tax-office'];

/** A clock may be off, and the timer runs every three hours in the end. */
const madeWithinMs = 6 * 3_600_000;

export const registrations: Invariants = {
  *'who is enrolled here stands in exactly one file to each by the day after, and in no cancellation'(
    evidence,
  ) {
    const now = evidence.world.kernel.now();
    for (const record of evidence.records) {
      const at = enrolledAt(record);
      if (at === null || now < endOfDayInChina(dayInChina(at)) + madeWithinMs) continue;
      for (const recipient of recipients) {
        const own = linesOf(evidence, record, recipient).filter(
          ({ of }) => of === record.insurance?.told?.of,
        );
        const stands = own.filter(({ kind, state }) => kind === 'enrolled' && state !== 'sent-again');
        if (stands.length !== 1 || own.some(({ kind }) => kind === 'cancelled'))
          yield `${record._id}: ${own.map(({ _id, kind, state }) => `${_id} ${kind} ${state}`).join('; ') || 'no line'} to the ${recipient}`;
      }
    }
  },

  *'who was told of and is enrolled by it no more is cancelled once'(evidence) {
    const now = evidence.world.kernel.now();
    for (const record of evidence.records) {
      const over = record.telling?.ended;
      if (over !== undefined && now >= endOfDayInChina(dayInChina(over.at)) + madeWithinMs)
        yield `${record._id}: nobody was told that ${over.of} is over`;
      for (const recipient of recipients) {
        const lines = linesOf(evidence, record, recipient);
        const told = new Set(lines.flatMap(({ of, kind }) => (kind === 'enrolled' ? [of] : [])));
        for (const of of told) {
          if (of === record.insurance?.told?.of || of === over?.of) continue;
          const ends = lines.filter(
            (one) => one.of === of && one.kind === 'cancelled' && one.state !== 'sent-again',
          );
          if (ends.length !== 1)
            yield `${of} is over, and was cancelled ${ends.length} times to the ${recipient}`;
        }
      }
    }
  },

  *'files are numbered without gaps, and a line stands in one place of one file'(evidence) {
    const files = evidence.all('registration-files');
    const series = new Map<string, number[]>();
    for (const { series: name, serial } of files) series.set(name, [...(series.get(name) ?? []), serial]);
    for (const [name, serials] of series) {
      const inOrder = [...serials].sort((one, other) => one - other);
      if (inOrder.some((serial, at) => serial !== at + 1)) yield `${name}: ${inOrder.join(', ')}`;
    }
    for (const { _id, state, enrolled, cancelled } of files) {
      const places = evidence
        .all('registration-lines')
        .flatMap(({ fileId, line }) => (fileId === _id ? [line ?? 0] : []))
        .sort((one, other) => one - other);
      const isWhole = places.length === enrolled + cancelled && places.every((line, at) => line === at + 1);
      if (state === 'sent' && !isWhole) yield `${_id} has lines ${places.join(', ')}`;
    }
  },

  *'whom a record shows as registered the bureau registered, in the file that stands for him'(evidence) {
    for (const { _id, insurance } of evidence.records) {
      if (insurance?.registration === undefined || !('number' in insurance.registration)) continue;
      const decided = evidence
        .all('registration-lines')
        .filter(
          ({ of, recipient, state }) =>
            of === insurance.told?.of && recipient === 'bureau' && state === 'accepted',
        )
        .some(({ fileId, line }) =>
          evidence.world.registrations.lines.some(
            (one) => one.file === fileId && one.line === String(line) && one.isEnrolment && one.accepted,
          ),
        );
      if (!decided) yield `${_id} is shown as registered, which the bureau never said`;
    }
  },
};

/** When somebody came to be insured by what was done here; null where he isn't. */
function enrolledAt({ insurance, history }: EnrolmentRecord): number | null {
  if (insurance === null || insurance.basis === 'paid-elsewhere') return null;
  const insuring = [...history]
    .reverse()
    .find(({ event }) => event === 'insured' || event === 'enrolled-exempt');
  return insuring?.at ?? null;
}

function linesOf(
  evidence: Evidence,
  { _id }: EnrolmentRecord,
  recipient: RegistrationLine['recipient'],
): readonly RegistrationLine[] {
  return evidence
    .all('registration-lines')
    .filter((one) => one.recordId === _id && one.recipient === recipient);
}
