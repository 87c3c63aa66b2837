import type { DuplicateRow, DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { fen } from '../../../policy/money';
import { type PaymentTestServer, jincheng, officer, startTestServer, year } from '../money';
import { handIn, haoxi, lives, missingIn } from '../residents/lists';
import { dispatched } from '../said';
import { somebody } from '../reimbursements/jilin-city';
import { father, ruizhou } from '../sample';

/** The village next to it, of another officer. */
const street = '360983002';
const other = 'oOther';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer(officer, [ruizhou]);
  await server.hireOfficer(other, [street]);
  await handIn(server, [lives(father, { village: '濠溪' })]);
});

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
  by: string,
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(by), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

function placeOf(by: string): string {
  return by === other ? street : ruizhou;
}

type Kind = 'dead' | 'elsewhere';

function partOf(by: string, row: DuplicateRow, kind: Kind) {
  return { region: placeOf(by), year, kind, batch: `${kind}-1`, part: 1, rows: [row] };
}

function bring(by: string, row: DuplicateRow, kind: Kind = 'dead') {
  return ask('duplicates.import', partOf(by, row, kind), by);
}

function takeBack(by: string, row: DuplicateRow) {
  return ask('duplicates.undo', partOf(by, row, 'dead'), by);
}

async function read(by: string, state: 'open' | 'ended' = 'open') {
  return (await ask('duplicates.list', { region: placeOf(by), year, state }, by)).duplicates;
}

function listToo() {
  return handIn(server, [lives(father, { village: street })], { region: street }, other);
}

const known = { ...father, since: '2023-10-01', where: '殡仪馆' };
const claimed = { ...father, since: '2023-11-11', where: '听说' };

async function notTwoLists(by: string) {
  return (await read(by)).filter(({ kind }) => kind !== 'two-lists');
}

describe('a case that two offices’ lists speak of', () => {
  it('stays as the first office’s list says, whatever another’s says after it', async () => {
    await bring(officer, known);
    await listToo();
    expect(await bring(other, claimed)).toMatchObject({ found: 1 });
    expect(await notTwoLists(officer)).toMatchObject([{ since: '2023-10-01', where: '殡仪馆' }]);
    expect(await notTwoLists(other)).toMatchObject([{ since: '2023-11-11', where: '听说' }]);
  });

  it('follows its own office’s newer list', async () => {
    await bring(officer, known);
    await listToo();
    await bring(other, claimed);
    const newer = { ...partOf(officer, { ...known, where: '派出所' }, 'dead'), batch: 'dead-2' };
    await ask('duplicates.import', newer, officer);
    expect(await notTwoLists(officer)).toMatchObject([{ since: '2023-10-01', where: '派出所' }]);
    expect(await notTwoLists(other)).toMatchObject([{ where: '听说' }]);
  });

  it('goes by each one’s own undo: what the other’s list says stays', async () => {
    await bring(officer, known);
    await listToo();
    await bring(other, claimed);
    expect(await takeBack(officer, known)).toMatchObject({ undone: 1 });
    expect(server.all('duplicates').filter(({ kind }) => kind === 'dead')).toMatchObject([
      { where: '听说', state: 'open' },
    ]);
    expect(await missingIn(server, haoxi)).toEqual([]);
    expect(await takeBack(other, claimed)).toMatchObject({ undone: 1 });
    expect(server.all('duplicates').filter(({ kind }) => kind === 'dead')).toEqual([]);
    expect(await missingIn(server, haoxi)).toEqual([father.name]);
  });

  it('that one office has decided is not opened by another’s list, which stands beside', async () => {
    await bring(officer, known);
    const [one] = await read(officer);
    const decided = { duplicateId: one?.duplicateId ?? '', region: ruizhou, decision: 'not-so' as const };
    await ask('duplicates.decide', { ...decided, note: '电话核实，人还在' }, officer);
    await listToo();
    await bring(other, claimed);
    expect(await notTwoLists(officer)).toEqual([]);
    expect(await read(other, 'ended')).toMatchObject([{ end: { end: 'not-so' }, where: '听说' }]);
  });
});

describe('what a case is, which another office’s list alone says,', () => {
  const narrowed = async (kind: Kind) =>
    (await ask('duplicates.list', { region: street, year, state: 'open', kind }, other)).duplicates;
  const refusedTo = (action: string, request: object) => server.officerRefusal(action, request, other);

  it('is found by no filter of an office that merely lists him, and by those of the office whose list it is', async () => {
    await bring(officer, known);
    await listToo();
    expect(await narrowed('dead')).toEqual([]);
    const own = { region: ruizhou, year, state: 'open', kind: 'dead' } as const;
    expect((await ask('duplicates.list', own, officer)).duplicates).toMatchObject([{ kind: 'dead' }]);
  });

  it('is in no id that names the page behind', async () => {
    const people = Array.from({ length: 21 }, (_, at) => somebody(at));
    const listedIn = (village: string) => people.map((one) => lives(one, { village }));
    await handIn(server, listedIn('濠溪'), { batch: 'many' });
    await handIn(server, listedIn(street), { region: street, batch: 'many' }, other);
    const rows = people.map((one) => ({ ...one, since: '2023-10-01', where: '殡仪馆' }));
    await ask('duplicates.import', { ...partOf(officer, known, 'dead'), rows }, officer);
    // Cases of two lists are read by both.
    for (const { _id, kind } of server.all('duplicates')) {
      if (kind === 'two-lists') await server.cloudFor('').db.remove('duplicates', _id);
    }
    const asked = { region: street, year, state: 'open' } as const;
    const first = await ask('duplicates.list', asked, other);
    expect([first.duplicates.length, String(first.next)]).toEqual([20, expect.not.stringMatching(/dead/)]);
    const second = await ask('duplicates.list', { ...asked, after: first.next }, other);
    expect([second.duplicates.length, second.next]).toEqual([1, null]);
  });

  it('is guessed by no id: the own one is refused like one that isn’t there', async () => {
    await bring(officer, known);
    await listToo();
    const id = server.all('duplicates').find(({ kind }) => kind === 'dead')?._id ?? '';
    const there = { duplicateId: id, region: street };
    const not = { duplicateId: id.replace('dead', 'employee'), region: street };
    const deciding = { decision: 'not-so', note: '猜一猜' };
    const dying = { diedOn: '2023-10-01', reason: '只是猜一猜' };
    for (const one of [there, not]) {
      expect(await refusedTo('duplicates.decide', { ...one, ...deciding })).toMatchObject({
        code: 'NO_DUPLICATE',
      });
      expect(await refusedTo('duplicates.letter', one)).toMatchObject({ code: 'NO_DUPLICATE' });
      expect((await server.refusedByTwo('duplicates.note-death', { ...one, ...dying }, other)).code).toBe(
        'NO_DUPLICATE',
      );
    }
  });

  it('stands in the person’s file of the office whose list it is, and not in the other’s', async () => {
    await bring(officer, known);
    await listToo();
    const personId = server.all('people')[0]?._id ?? '';
    const fileOf = async (by: string) => {
      const asked = { action: 'persons.file', region: placeOf(by), personId };
      return JSON.stringify(await server.call(officerTable, by, asked));
    };
    expect(await fileOf(officer)).toContain('已去世');
    expect(await fileOf(other)).toContain('别处有名单写到他');
    expect(await fileOf(other)).not.toContain('已去世');
  });

  it('is read once its own list says so too', async () => {
    await bring(officer, known);
    await listToo();
    await bring(other, claimed);
    expect(await narrowed('dead')).toMatchObject([{ kind: 'dead', where: '听说' }]);
  });
});

describe('every office that looks for somebody no more', () => {
  it('finds the case, also where another’s list opened it while both had him', async () => {
    await listToo();
    await bring(other, claimed);
    expect(await missingIn(server, haoxi)).toEqual([]);
    const cases = await notTwoLists(officer);
    // That a list elsewhere has him, and neither what it says nor by whose words where.
    expect(cases).toMatchObject([{ kind: null, since: null, where: '', ruling: null }]);
    expect(JSON.stringify(cases)).not.toContain('dead');
    const [one] = cases;
    const decided = { duplicateId: one?.duplicateId ?? '', region: ruizhou, decision: 'not-so' as const };
    await ask('duplicates.decide', { ...decided, note: '人还在' }, officer);
    expect(await missingIn(server, haoxi)).toEqual([father.name]);
  });

  it('finds it also where it listed him after the case was there', async () => {
    await bring(officer, known);
    await listToo();
    expect((await read(other)).map(({ kind }) => kind).sort()).toEqual([null, 'two-lists']);
  });

  const there = 'oJincheng';
  async function insuredThere(payer: string, relation: 'self' | 'parent') {
    await server.hireOfficer(there, [jincheng]);
    const recordId = await server.enrol(payer, father, jincheng, relation);
    const orderId = await server.place(payer, [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await bring(officer, known, 'elsewhere');
  }

  it('finds it where he had himself insured, with what the list says', async () => {
    const { code } = await server.asOfficer('codes.issue', { ...father, region: ruizhou });
    await server.resident('oFather', 'self.confirm', { ...father, code });
    await insuredThere('oFather', 'self');
    const places = server.all('duplicates').flatMap((one) => one.places);
    expect(places).toEqual(expect.arrayContaining([ruizhou, jincheng, haoxi]));
    const { duplicates } = await ask('duplicates.list', { region: jincheng, year, state: 'open' }, there);
    expect(duplicates).toMatchObject([{ since: '2023-10-01', where: '殡仪馆', insured: 'here' }]);
  });

  it('finds it where a friend paid for him, without the day and the place that another office’s list says', async () => {
    await insuredThere('oFriend', 'parent');
    const { duplicates } = await ask('duplicates.list', { region: jincheng, year, state: 'open' }, there);
    expect(duplicates).toMatchObject([{ kind: null, since: null, where: '', insured: 'here' }]);
  });
});
