import { fen } from '../../../policy/money';
import type { DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { father, ruizhou } from '../sample';

let server: PaymentTestServer;
let about: { readonly duplicateId: string; readonly region: string };

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

async function isPaidFor(): Promise<void> {
  const record = await server.enrol('oDaughter', father, ruizhou);
  const orderId = await server.place('oDaughter', [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

function keep() {
  return ask('duplicates.decide', { ...about, decision: 'kept-here', note: '常住这里' });
}

/** Father lives in Ruizhou, and a list has him insured in Nanchang as well. */
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [lives(father, { village: '濠溪' })]);
  const rows = [{ ...father, where: '南昌市' }];
  await ask('duplicates.import', {
    region: ruizhou,
    year,
    kind: 'elsewhere',
    batch: 'list-1',
    part: 1,
    rows,
  });
  const [one] = (await ask('duplicates.list', { region: ruizhou, year, state: 'open' })).duplicates;
  about = { duplicateId: one?.duplicateId ?? '', region: ruizhou };
});

describe('the letter to the place where somebody is insured too', () => {
  it('has what that place needs to find him, the clause, and nothing else', async () => {
    await isPaidFor();
    await keep();
    const letter = await ask('duplicates.letter', about);
    expect(letter).toMatchObject({
      to: '南昌市',
      year,
      name: father.name,
      document: father.document,
      insuredIn: ruizhou,
      // Ruizhou 4.1: who pays in the collecting time is covered from 1 January.
      coveredFrom: '2024-01-01',
      clauses: [{ label: '一' }],
    });
    expect(Object.keys(letter).sort()).toEqual(
      ['clauses', 'coveredFrom', 'document', 'insuredIn', 'name', 'number', 'on', 'to', 'year'].sort(),
    );
  });

  it('keeps its number and day when it is made again', async () => {
    await isPaidFor();
    await keep();
    const first = await ask('duplicates.letter', about);
    server.setToday('2023-11-25');
    expect(await ask('duplicates.letter', about)).toEqual(first);
    expect(first.on).toBe('2023-11-20');
  });

  it('stands with its number in the list of the office that sent it', async () => {
    await isPaidFor();
    await keep();
    const { number, on } = await ask('duplicates.letter', about);
    const ended = await ask('duplicates.list', { region: ruizhou, year, state: 'ended' });
    expect(ended.duplicates).toMatchObject([{ letter: { number, on } }]);
  });

  it('is in the log, with whom it is about', async () => {
    await isPaidFor();
    await keep();
    await ask('duplicates.letter', about);
    const personId = server.all('duplicates')[0]?.personId ?? '';
    expect(server.all('audit-log').find(({ action }) => action === 'duplicates.letter')).toMatchObject({
      kind: 'act',
      concerns: expect.arrayContaining([`person:${personId}`]) as string[],
    });
  });

  it('isn’t made of who isn’t insured here yet: he would have nothing on either side', async () => {
    await keep();
    await expect(ask('duplicates.letter', about)).rejects.toThrow('还没有在这里参保');
  });

  it('isn’t made before an officer has said that he stays', async () => {
    await isPaidFor();
    await expect(ask('duplicates.letter', about)).rejects.toThrow('他留在这里参保');
  });
});
