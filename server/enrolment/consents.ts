import type { ApplicationMessage } from '../../contract/messages';
import { nextDaytime } from '../platform';
import type { AgreedMessage, Application, EnrolmentRecord, RecordEvent, RecordEventName } from '../schema';

/** The application without a consent that is spent, or taken back. */
export function withoutConsent(application: Application, kind: ApplicationMessage): Application {
  const { messages = [], ...others } = application;
  const left = messages.filter((one) => one !== kind);
  return left.length === 0 ? others : { ...others, messages: left };
}

/** A record after its moves with the consents that they spent, and the messages to be stored with it. */
interface Told {
  readonly record: EnrolmentRecord;
  readonly messages: readonly AgreedMessage[];
}

/** What an office may do to an application, and its payer is to be told where he agreed to it. */
const ofOffices: ReadonlySet<RecordEventName> = new Set([
  'redetermined',
  'claim-declined',
  'correction-told',
]);

/**
 * Who is told of what offices did to a record: of the answer to his claim, of another amount, of a correction. Stored in the
 * step that makes it true, so that nothing can lose it.
 */
export function toldByMoves(
  before: EnrolmentRecord,
  moved: EnrolmentRecord,
  moves: readonly Pick<RecordEvent, 'event' | 'at'>[],
): Told {
  const move = moves.find(({ event }) => ofOffices.has(event));
  if (move === undefined) return { record: moved, messages: [] };
  const messages: AgreedMessage[] = [];
  const applications = moved.applications.map((now) => {
    const then = before.applications.find(({ openId }) => openId === now.openId);
    const told = (now.messages ?? []).filter(
      (kind) => then !== undefined && tells(kind, then, now, move.event),
    );
    messages.push(...told.map((kind) => messageTo(moved, now, kind, move)));
    return told.reduce(withoutConsent, now);
  });
  return messages.length === 0
    ? { record: moved, messages }
    : { record: { ...moved, applications }, messages };
}

function tells(
  kind: ApplicationMessage,
  then: Application,
  now: Application,
  event: RecordEventName,
): boolean {
  if (kind === 'claim') return then.state === 'awaiting-confirmation' && now.state !== then.state;
  return event === 'correction-told' || then.determination.payFen !== now.determination.payFen;
}

function messageTo(
  { _id: recordId, personId }: EnrolmentRecord,
  { openId }: Application,
  kind: ApplicationMessage,
  { event, at }: Pick<RecordEvent, 'event' | 'at'>,
): AgreedMessage {
  return {
    _id: `${kind}-${recordId}-${openId}`,
    kind,
    openId,
    personId,
    recordId,
    ...(event === 'correction-told' ? { corrected: true as const } : {}),
    since: at,
    left: 1,
    tries: 0,
    nextAt: kind === 'claim' ? at : nextDaytime(at),
  };
}
