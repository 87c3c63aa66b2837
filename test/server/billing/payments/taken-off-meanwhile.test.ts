import { fen } from '../../../../policy/money';
import type { Wire } from '../../../../server/platform/memory/database';
import { jincheng, type PaymentTestServer, startTestServer, year } from '../../money';
import { father, nothing, onBehalf } from '../../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

it('no order is placed for someone who is taken off the list in the same moment', async () => {
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: 'request-gone',
    person: father,
    relation: 'parent',
    region: jincheng,
    claims: nothing,
    consent: onBehalf,
  });
  const personId = server.all('people')[0]?._id ?? '';
  let removed = false;
  const wire: Wire = async ({ operation }, when) => {
    if (removed || operation !== 'commit' || when !== 'before') return;
    removed = true;
    await server.resident(payer, 'family.remove', { relativeId: relative.relativeId });
  };
  const reply = await server.reply(
    payer,
    'order.place',
    server.request([`${personId}-${year}`], fen(38_000)),
    wire,
  );
  expect(removed).toBe(true);
  expect(reply).toMatchObject({ ok: false });
  expect(server.all('orders')).toEqual([]);
  expect(server.all('records')).toEqual([]);
});
