import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { policy } from '../../../policy';
import { type RecordMove, afterMove, moveRecord, newRecord, recordMoves } from '../../../server/enrolment';
import type { Application, EnrolmentRecord, Insurance, RecordEventName } from '../../../server/schema';
import { TestServer } from '../test-server';
import { claiming, dibao, nothing, ruizhou } from '../sample';

const at = Date.parse('2023-11-20T12:00:00+08:00');
const facts = { id: 'p1-2024', region: ruizhou, year: 2024, payOn: isoDay('2023-11-20') };
const determination = policy.determine(facts);
const answered = { region: ruizhou, facts, determination, noticeVersions: {} };
const insurance: Insurance = {
  ...answered,
  basis: 'paid',
  orderId: 'o1',
  settlementPending: true,
  on: isoDay('2023-11-20'),
  paidFen: fen(38_000),
};
const reservation = { orderId: 'o1', openId: 'oDaughter', until: at + 900_000 };
const waiting: Application = {
  ...answered,
  openId: 'oDaughter',
  claims: claiming(dibao),
  state: 'awaiting-confirmation',
  at,
};

const open: EnrolmentRecord = { ...newRecord('p1', 2024, at - 1), applications: [waiting] };
const reserved: EnrolmentRecord = { ...open, state: 'reserved', reservation };
const insured: EnrolmentRecord = { ...open, state: 'insured', insurance };
const held = { open, reserved, insured };

/** An event with what it brings. */
function moveOf(event: RecordEventName): RecordMove {
  const line = { at, event, by: 'oDaughter' };
  switch (event) {
    case 'reserved':
      return { ...line, changes: { reservation } };
    case 'released':
      return { ...line, changes: { reservation: null } };
    case 'insured':
      return { ...line, changes: { insurance, reservation: null } };
    case 'enrolled-exempt':
      return { ...line, changes: { insurance: { ...insurance, basis: 'exempt', orderId: null } } };
    case 'paid-elsewhere':
      return { ...line, changes: { insurance: { ...insurance, basis: 'paid-elsewhere', orderId: null } } };
    case 'uninsured':
      return { ...line, changes: { insurance: null } };
    default:
      return line;
  }
}

/** The table on paper: where each event leads from open, reserved, insured; `-` where it can't happen. */
const table: readonly (readonly [RecordEventName, string, string, string])[] = [
  ['applied', 'open', 'reserved', '-'],
  ['redetermined', 'open', 'reserved', '-'],
  ['notice-changed', 'open', 'reserved', '-'],
  ['messages-agreed', 'open', 'reserved', '-'],
  ['messages-refused', 'open', 'reserved', 'insured'],
  ['correction-told', 'open', 'reserved', 'insured'],
  ['claim-declined', 'open', 'reserved', 'insured'],
  ['moved-to-another-year', 'open', 'reserved', 'insured'],
  ['place-changed', 'open', 'reserved', 'insured'],
  ['removed', 'open', 'reserved', 'insured'],
  ['consent-withdrawn', 'open', 'reserved', 'insured'],
  ['reserved', 'reserved', 'reserved', '-'],
  ['released', '-', 'open', 'insured'],
  ['enrolled-exempt', 'insured', 'insured', '-'],
  ['insured', 'insured', 'insured', '-'],
  ['paid-elsewhere', 'insured', 'insured', '-'],
  ['paid-elsewhere-too', '-', '-', 'insured'],
  ['elsewhere-undone', '-', '-', 'insured'],
  ['settled', '-', '-', 'insured'],
  ['told', 'open', 'reserved', 'insured'],
  ['registered', '-', '-', 'insured'],
  ['not-registered', '-', '-', 'insured'],
  ['suspended', '-', '-', 'insured'],
  ['resume-asked', '-', '-', 'insured'],
  ['resume-declined', '-', '-', 'insured'],
  ['resumed', '-', '-', 'insured'],
  ['died', '-', '-', 'insured'],
  ['death-undone', 'open', 'reserved', 'insured'],
  ['uninsured', '-', '-', 'open'],
];

describe('a record moves by its table of states', () => {
  it('which names every event there is', () => {
    expect(table.map(([event]) => event).sort()).toEqual(Object.keys(recordMoves).sort());
  });

  const cases = table.flatMap(([event, ...ends]) =>
    (['open', 'reserved', 'insured'] as const).map((from, column) => [event, from, ends[column]] as const),
  );
  it.each(cases)('%s, while %s: %s', (event, from, to) => {
    const move = moveOf(event);
    if (to === '-') expect(() => afterMove(held[from], move)).toThrow(/moves by its table of states/);
    else expect(afterMove(held[from], move).state).toBe(to);
  });

  it('and writes the event, who and when into its history', () => {
    const moved = afterMove(open, {
      at,
      event: 'reserved',
      by: 'oDaughter',
      orderId: 'o1',
      changes: { reservation },
    });
    expect(moved.history).toEqual([{ at, event: 'reserved', by: 'oDaughter', orderId: 'o1' }]);
    expect(moved.updatedAt).toBe(at);
  });

  it('is insured only by something, and reserved only by an order', () => {
    const { changes: _, ...bare } = moveOf('insured');
    expect(() => afterMove(open, bare)).toThrow(/says by what/);
    expect(() => afterMove(open, { ...bare, event: 'reserved' })).toThrow(/says by which order/);
    expect(() => afterMove(insured, { ...bare, event: 'uninsured' })).toThrow(/no other does/);
  });

  it('waits in the places of its applications until it is insured, and again when it no longer is', () => {
    const after = (record: EnrolmentRecord, event: RecordEventName) => afterMove(record, moveOf(event));
    expect(after(open, 'applied').awaitingIn).toContain(ruizhou);
    expect(after(open, 'insured').awaitingIn).toEqual([]);
    expect(after(after(open, 'insured'), 'uninsured').awaitingIn).toContain(ruizhou);
    const declined = { ...waiting, claims: nothing, state: 'awaiting-payment' as const };
    const changes = { applications: [declined] };
    expect(afterMove(open, { ...moveOf('claim-declined'), changes }).awaitingIn).toEqual([]);
  });

  it('is stored with all the moves of one step, or not at all', async () => {
    const { db } = new TestServer().cloudFor('oDaughter');
    await moveRecord(db, open, moveOf('applied'), moveOf('enrolled-exempt'));
    const stored = await db.get('records', open._id);
    expect(stored?.history.map(({ event }) => event)).toEqual(['applied', 'enrolled-exempt']);
    await expect(moveRecord(db, reserved, moveOf('released'), moveOf('settled'))).rejects.toThrow();
    expect(await db.get('records', open._id)).toEqual(stored);
  });
});
