import { noFen } from '../../policy/money';
import { awaitingIn, openIn } from './awaiting';
import { toldByMoves } from './consents';
import { setOlderApart } from './older-events';
import { toTellAfter } from './telling';
import { type Documents, InvariantError, chinaDay } from '../platform';
import { provenanceOfAnswer } from '../policy-registry';
import type {
  Application,
  Counted,
  EnrolmentRecord,
  Insurance,
  RecordEvent,
  RecordEventName,
} from '../schema';

type State = EnrolmentRecord['state'];

/** What an event about applications alone does: the state stays as it is. */
const whileNotInsured = { open: 'open', reserved: 'reserved' } as const;
const always = { ...whileNotInsured, insured: 'insured' } as const;

/**
 * Every event of a record: from which state it may happen, and to which it leads. `docs/money.md` shows them as a
 * picture.
 */
export const recordMoves: Readonly<Record<RecordEventName, Readonly<Partial<Record<State, State>>>>> = {
  applied: whileNotInsured,
  redetermined: whileNotInsured,
  'notice-changed': whileNotInsured,
  'messages-agreed': whileNotInsured,
  'messages-refused': always,
  'correction-told': always,
  'claim-declined': always,
  'moved-to-another-year': always,
  'place-changed': always,
  removed: always,
  'consent-withdrawn': always,
  // A reservation that is over is replaced by the next order's.
  reserved: { open: 'reserved', reserved: 'reserved' },
  // An exempt person is enrolled whoever has reserved him; the order releases him later.
  released: { reserved: 'open', insured: 'insured' },
  'enrolled-exempt': { open: 'insured', reserved: 'insured' },
  insured: { open: 'insured', reserved: 'insured' },
  // Like an exempt person whoever has reserved him.
  'paid-elsewhere': { open: 'insured', reserved: 'insured' },
  // Who is insured already stays so by what he was.
  'paid-elsewhere-too': { insured: 'insured' },
  // A payment made elsewhere is taken back that is not what insures him.
  'elsewhere-undone': { insured: 'insured' },
  settled: { insured: 'insured' },
  // Bureau and tax office are told of it, or that it is over; and what the bureau answers.
  told: always,
  registered: { insured: 'insured' },
  'not-registered': { insured: 'insured' },
  suspended: { insured: 'insured' },
  'resume-asked': { insured: 'insured' },
  'resume-declined': { insured: 'insured' },
  resumed: { insured: 'insured' },
  // What was paid stays as it is.
  died: { insured: 'insured' },
  'death-undone': always,
  uninsured: { insured: 'open' },
};

/** One event of a record: who (`by`: an openId, an officer's id, `roster`, `bureau`, `tax-office` or `office`), when (ms), and what it changes. */
export interface RecordMove extends RecordEvent {
  readonly changes?: Partial<
    Pick<
      EnrolmentRecord,
      | 'applications'
      | 'payers'
      | 'reservation'
      | 'insurance'
      | 'elsewhere'
      | 'telling'
      | 'suspensions'
      | 'died'
    >
  >;
}

/**
 * The record after an event, with its line in the history. Throws an {@link InvariantError} for an event that
 * {@link recordMoves} doesn't allow in the record's state, and where the state wouldn't fit what the record says.
 */
export function afterMove(record: EnrolmentRecord, { changes = {}, ...event }: RecordMove): EnrolmentRecord {
  const state = recordMoves[event.event][record.state];
  if (state === undefined) {
    throw new InvariantError('a record moves by its table of states', `${event.event} while ${record.state}`);
  }
  const moved = { ...record, ...changes, state };
  if ((state === 'insured') !== (moved.insurance !== null)) {
    throw new InvariantError('an insured record says by what, and no other does', `${event.event}, ${state}`);
  }
  if (state === 'reserved' && moved.reservation === null) {
    throw new InvariantError('a reserved record says by which order', event.event);
  }
  return {
    ...moved,
    awaitingIn: state === 'insured' ? [] : awaitingIn(moved.applications),
    openIn: state === 'insured' ? [] : openIn(moved.applications),
    insuredIn: moved.insurance?.region ?? null,
    // The places' counts follow by the timer: a count in this transaction would be everybody's document.
    ...(moved.insurance === record.insurance ? {} : { countAt: event.at }),
    ...toTellAfter(record, moved, event.at),
    history: withEvent(record.history, event),
    updatedAt: event.at,
  };
}

/**
 * Who applies again and again on a day, with nothing between, leaves the last time alone: else anybody could make a document
 * grow without end.
 */
function withEvent(history: readonly RecordEvent[], event: RecordEvent): readonly RecordEvent[] {
  const last = history.at(-1);
  const again =
    last !== undefined &&
    event.event === 'applied' &&
    last.event === 'applied' &&
    last.by === event.by &&
    chinaDay(last.at) === chinaDay(event.at);
  return [...(again ? history.slice(0, -1) : history), event];
}

/** Makes the moves one after the other and stores the record, in the caller's transaction. The only place that does. */
export async function moveRecord(
  tx: Documents,
  record: EnrolmentRecord,
  ...moves: readonly RecordMove[]
): Promise<EnrolmentRecord> {
  const told = toldByMoves(record, moves.reduce(afterMove, record), moves);
  const moved = await setOlderApart(tx, told.record);
  for (const message of told.messages) await tx.put('agreed-messages', message);
  await tx.put('records', moved);
  return moved;
}

/** Notes as what the places' counts hold a record by now, in the caller's transaction; null: as nothing. It moves no state. */
export async function noteCounted(
  tx: Documents,
  { counted: _, ...record }: EnrolmentRecord,
  counted: Counted | null,
): Promise<void> {
  await tx.put('records', { ...record, ...(counted === null ? {} : { counted }), countAt: null });
}

/** Has an insured person counted anew, in the caller's transaction, where something besides his record says where. `at`: ms. */
export async function countAgain(tx: Documents, record: EnrolmentRecord, at: number): Promise<void> {
  if (record.insurance === null) return;
  await tx.put('records', { ...record, countAt: at });
}

/** Whether an event of a record made somebody insured. */
export function insures({ event }: RecordEvent): boolean {
  return event === 'insured' || event === 'enrolled-exempt' || event === 'paid-elsewhere';
}

/** The payers of a record with one more, who applied or paid. */
export function payersWith({ payers }: EnrolmentRecord, openId: string): readonly string[] {
  return payers.includes(openId) ? payers : [...payers, openId];
}

/** Insures, without payment, someone whom the application's determination exempts; `at`: ms. */
export function enrolledExempt(application: Application, at: number): RecordMove {
  return {
    at,
    event: 'enrolled-exempt',
    by: application.openId,
    changes: { insurance: exemptInsurance(application) },
  };
}

function exemptInsurance(application: Application): Insurance {
  const { region, facts, determination } = application;
  return {
    basis: 'exempt',
    region,
    orderId: null,
    settlementPending: false,
    on: facts.payOn,
    paidFen: noFen,
    facts,
    determination,
    ...provenanceOfAnswer(application),
  };
}
