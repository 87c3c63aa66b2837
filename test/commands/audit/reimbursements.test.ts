import { audit } from '../../../commands/audit/audit';
import type { Books } from '../../../commands/audit/books';
import type { CollectionName, Collections } from '../../../server/schema/collections';
import type { PaymentTestServer } from '../../server/money';
import {
  accountLine,
  accountsOf,
  batchOf,
  dibao,
  lookOn,
  officer,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
} from '../../server/reimbursements/jilin-city';

const father = somebody(1, '王建国');

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startJilin();
  await publishNotice(server);
  server.setToday('2023-11-25');
  await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
  await lookOn(server, '2024-01-02');
  await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
  await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
});

/** What is stored, with one collection read otherwise. */
function books(collection?: CollectionName, fields: object = {}): Books {
  return {
    readAt: server.cloudFor('').now(),
    async *all<Name extends CollectionName>(name: Name) {
      const docs = server.all(name).map((doc) => (name === collection ? { ...doc, ...fields } : doc));
      yield* await Promise.resolve(docs as readonly Collections[Name][]);
    },
  };
}

async function rules(of: Books): Promise<readonly string[]> {
  const found = await audit(of, () => undefined);
  return [...new Set(found.map(({ rule }) => rule))];
}

describe('an audit of reimbursements', () => {
  it('finds that each released one stands in one batch, and that sums agree', async () => {
    expect(await rules(books())).toEqual([]);
  });

  it.each<[string, CollectionName, object, string]>([
    ['one of a draft', 'reimbursements', { draft: true }, 'nothing is released by a draft'],
    ['another amount', 'reimbursements', { amountFen: 1 }, 'a batch’s sum is that of its lines'],
    ['one without a batch', 'reimbursements', { batchId: null }, 'what is paid stands in a batch'],
    ['one paid on no day', 'reimbursements', { state: 'paid' }, 'what is paid says when'],
    ['two for one person', 'reimbursements', { year: 2025 }, 'a person has one reimbursement a year'],
    [
      'a batch that was never released',
      'reimbursement-batches',
      { state: 'prepared' },
      'only a released batch is paid',
    ],
    [
      'a batch without its line',
      'reimbursement-batches',
      { lineIds: [] },
      'a batch has the lines that it counts',
    ],
    ['a batch of another fund', 'reimbursement-batches', { fund: 'finance' }, 'a batch is of one fund'],
  ])('finds %s', async (_, collection, fields, rule) => {
    expect(await rules(books(collection, fields))).toContain(rule);
  });
});
