import { tellOfRecords } from '../../../server/migrations/0016-tell-of-records';
import type { EnrolmentRecord } from '../../../server/schema';
import { type PaymentTestServer, startTestServer, twoParents } from '../money';
import { linesTo, morningAfter } from '../registration/answers';

let server: PaymentTestServer;

/** Two parents paid for under the release before, which noted nothing that is to be told. */
beforeEach(async () => {
  server = await startTestServer();
  const { orderId } = await twoParents(server, 'daughter');
  server.shop.pay(orderId);
  await server.ask('daughter', 'order.confirm-return', { orderId });
  for (const { tellAt: _, ...record } of server.all('records')) store(record);
});

function store(record: EnrolmentRecord): void {
  server.store.commit([{ collection: 'records', id: record._id, doc: record as never }]);
}

it('who was enrolled here before there were files comes into the next ones, with the time at which he paid', async () => {
  await morningAfter(server, '2023-11-22');
  expect(server.all('registration-lines')).toEqual([]);
  const cloud = server.cloudFor('', 'function');
  expect((await tellOfRecords.step(cloud, '')).rewritten).toBe(2);
  expect((await tellOfRecords.step(cloud, '')).rewritten).toBe(0);
  await morningAfter(server, '2023-11-23');
  expect(linesTo(server, 'bureau').map(({ kind, at }) => [kind, at])).toEqual([
    ['enrolled', Date.parse('2023-11-20T12:00:00+08:00')],
    ['enrolled', Date.parse('2023-11-20T12:00:00+08:00')],
  ]);
});

it('of a year that is over nobody is told', async () => {
  server.setToday('2025-01-02');
  expect((await tellOfRecords.step(server.cloudFor('', 'function'), '')).rewritten).toBe(0);
});
