import { chinaDay } from '../../../server/platform';
import type { EnrolmentRecord } from '../../../server/schema';
import type { MeActions } from '../../../contract/me';
import type { PageAfter } from '../../../contract/pages';
import { jincheng, officer, type PaymentTestServer, startTestServer } from '../money';
import { grandmother, tekun } from '../sample';
import { moveRecord } from '../../../server/enrolment';

const dayMs = 24 * 3_600_000;
const payer = 'daughter';

let server: PaymentTestServer;
let recordId: string;
beforeEach(async () => {
  server = await startTestServer('2023-09-05');
  recordId = await server.enrol(payer, grandmother, jincheng);
  // A payer who removes her and another who stays, so that something is left of both.
  await server.enrol('son', grandmother, jincheng);
});

/** An order of a payer a day that is not paid: two lines each. */
async function daysOfUnpaidOrders(days: number, openId: string): Promise<void> {
  const { db } = server.cloudFor('', 'function');
  for (let day = 0; day < days; day += 1) {
    server.pass(dayMs);
    const at = server.cloudFor('').now();
    const orderId = `order-of-${openId}-${day}`;
    const reservation = { orderId, openId, until: at + 60_000 };
    await db.transaction(async (tx) => {
      const record = await tx.get('records', recordId);
      if (record === null) throw new Error('the record is gone');
      await moveRecord(
        tx,
        record,
        { at, event: 'reserved', by: openId, orderId, changes: { reservation } },
        { at, event: 'released', by: openId, orderId, changes: { reservation: null } },
      );
    });
  }
}

function record(): EnrolmentRecord {
  return server.one('records', recordId);
}

describe('a history that grows and grows', () => {
  it('keeps a hundred lines in the record at most, and the older ones apart, none lost and in their order', async () => {
    await daysOfUnpaidOrders(150, payer);
    const parts = server.all('older-events');
    expect(record().history.length).toBeLessThanOrEqual(100);
    expect(record().olderParts).toBe(parts.length);
    const all = [...parts.flatMap(({ events }) => events), ...record().history];
    // Two applications, and two lines a day.
    expect(all).toHaveLength(302);
    expect(all.map(({ at }) => at)).toEqual([...all.map(({ at }) => at)].sort((one, other) => one - other));
    for (const { events } of parts) expect(events.length).toBeLessThanOrEqual(52);
  });

  it('keeps the day’s own lines, by which it is judged how often she was left unpaid', async () => {
    await daysOfUnpaidOrders(60, payer);
    const at = server.cloudFor('').now();
    expect(record().history.filter((one) => chinaDay(one.at) === chinaDay(at))).toHaveLength(2);
  });

  it('keeps by what she was insured and that it ended, however long ago', async () => {
    await server.certify(grandmother, jincheng, tekun);
    const enrolled = record();
    expect(enrolled.state).toBe('insured');
    const { db, now } = server.cloudFor('', 'function');
    await db.transaction((tx) =>
      moveRecord(tx, enrolled, { at: now(), event: 'uninsured', by: 'office', changes: { insurance: null } }),
    );
    await daysOfUnpaidOrders(80, payer);
    expect(server.all('older-events').length).toBeGreaterThan(0);
    const kept = record().history.map(({ event }) => event);
    expect(kept).toContain('enrolled-exempt');
    expect(kept).toContain('uninsured');
    const apart = server.all('older-events').flatMap(({ events }) => events.map(({ event }) => event));
    expect(apart).toContain('reserved');
    expect(apart).not.toContain('enrolled-exempt');
  });

  it('is shown to her whole', async () => {
    await daysOfUnpaidOrders(60, payer);
    const { code } = await server.officer(officer, 'codes.issue', { ...grandmother, region: jincheng });
    await server.resident('herself', 'self.confirm', { ...grandmother, code });
    const kinds: string[] = [];
    let after: PageAfter = null;
    do {
      const told: MeActions['me.events']['data'] = await server.resident('herself', 'me.events', { after });
      kinds.push(...told.events.map(({ kind }) => kind));
      after = told.next;
    } while (after !== null);
    expect(kinds.filter((kind) => kind === 'reserved')).toHaveLength(60);
    expect(kinds.filter((kind) => kind === 'applied')).toHaveLength(2);
    const { parts } = await server.resident('herself', 'me.copy', {});
    expect(parts.map(({ heading }) => heading)).toContain('参保记录更早的办理经过');
  });

  it('forgets a payer who leaves, in the older part too', async () => {
    await daysOfUnpaidOrders(60, payer);
    const { relatives } = await server.resident(payer, 'family.list', { year: 2024 });
    await server.resident(payer, 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    expect(record().payers).toEqual(['son']);
    expect(server.all('older-events').length).toBeGreaterThan(0);
    const stored = JSON.stringify([record(), server.all('older-events')]).replaceAll('order-of-daughter', '');
    expect(stored).not.toContain(payer);
  });

  it('goes altogether where the record goes', async () => {
    await daysOfUnpaidOrders(60, payer);
    for (const one of [payer, 'son']) {
      const { relatives } = await server.resident(one, 'family.list', { year: 2024 });
      await server.resident(one, 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    }
    expect(server.all('records')).toEqual([]);
    expect(server.all('older-events')).toEqual([]);
  });

  it('keeps no openId where a payer erases his account', async () => {
    await daysOfUnpaidOrders(60, payer);
    await server.resident(payer, 'me.erase', { fromLists: false });
    await server.minutes(40);
    const stored = JSON.stringify(server.all('older-events')).replaceAll('order-of-daughter', '');
    expect(stored).not.toContain(payer);
  });
});
