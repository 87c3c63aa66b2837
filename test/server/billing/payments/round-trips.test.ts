import type { PersonEntry } from '../../../../contract/claims';
import { checkCharacter } from '../../../../contract/identity-document';
import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer } from '../../money';

const payer = 'daughter';

/** Somebody made up, with a valid check character and an area code of no place. */
function somebody(number: number): PersonEntry {
  const body = `39999919600101${String(100 + number)}`;
  return { name: '王小明', document: { kind: 'resident-id', number: body + checkCharacter(body) } };
}

async function counted(server: PaymentTestServer, act: () => Promise<unknown>): Promise<number> {
  const before = server.roundTrips;
  await act();
  return server.roundTrips - before;
}

describe('an order placed and settled', () => {
  it.each([1, 2, 4, 10])(
    'of %i people takes at most 8 database round trips and 5 a person',
    async (people) => {
      const server = await startTestServer();
      const records: string[] = [];
      for (let number = 0; number < people; number += 1) {
        records.push(await server.enrol(payer, somebody(number), jincheng));
      }
      // The page before it: notices and places are read once a minute and instance, not once an order.
      await server.ask(payer, 'order.preview', { recordIds: records });
      let orderId = '';
      const placing = await counted(server, async () => {
        orderId = await server.place(payer, records, fen(38000 * people));
      });
      server.shop.pay(orderId);
      const settling = await counted(server, () => server.callback(orderId));
      expect(server.one('orders', orderId).state).toBe('settled');
      expect(placing + settling).toBeLessThanOrEqual(8 + 5 * people);
    },
  );
});
