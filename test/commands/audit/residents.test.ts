import { audit } from '../../../commands/audit/audit';
import { runTimer } from '../../../server/actions/timer';
import type { PlainDocument } from '../../../server/platform/plain';
import type { CollectionName } from '../../../server/schema/collections';
import { markGone } from '../../../server/residents/gone';
import { type PaymentTestServer, officer, startTestServer, year } from '../../server/money';
import { handIn, haoxi, lives } from '../../server/residents/lists';
import { daughter, father, grandmother, ruizhou, tekun } from '../../server/sample';
import { booksOf } from './town';

const read: readonly CollectionName[] = [
  'records',
  'residents',
  'rosters',
  'certified-counts',
  'progress',
  'uncounted',
];

let server: PaymentTestServer;
/** A village with an agent, whose tekun is insured and whose father isn't. */
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [
    lives(father, { village: '濠溪', household: '0001', agent: '周有田' }),
    lives(grandmother, { village: '濠溪', household: '0002', agent: '周有田' }),
    lives(daughter, { village: '月潭' }),
  ]);
  await server.certify(father, ruizhou, { ...tekun, code: 'dibao' });
  await server.certify(grandmother, ruizhou, tekun);
  await server.enrol('oDaughter', grandmother, ruizhou);
  await runTimer(server.cloudFor('', 'timer'), 'progress');
  await runTimer(server.cloudFor('', 'timer'), 'progress');
});

/** What the audit finds where the first document of a collection is another one. */
async function found(
  collection: CollectionName = 'records',
  damage: (doc: PlainDocument) => object = () => ({}),
  fits: (doc: PlainDocument) => boolean = () => true,
): Promise<readonly string[]> {
  const town = new Map(read.map((name) => [name, server.store.snapshot(name)] as const));
  const docs = town.get(collection) ?? [];
  const at = docs.findIndex(fits);
  expect(at).toBeGreaterThanOrEqual(0);
  const damaged = docs.map((doc, one) => (one === at ? ({ ...doc, ...damage(doc) } as PlainDocument) : doc));
  const books = booksOf(new Map([...town, [collection, damaged]]), server.cloudFor('').now());
  return (await audit(books, () => undefined)).map(({ rule }) => rule);
}

function ofAgent(doc: PlainDocument): boolean {
  return doc['agentId'] !== null;
}

function insured(doc: PlainDocument): boolean {
  return (doc['insuredFor'] as readonly number[]).length > 0;
}

describe('the audit of lists of residents and of groups', () => {
  it('finds nothing where all agree', async () => {
    expect(await found()).toEqual([]);
  });

  it('finds nothing wrong with who is gone, and finds one whom nobody would count with the gone', async () => {
    const one = server.all('residents').find(({ village }) => village !== haoxi);
    const part = { region: ruizhou, year, batch: 'whole', part: 1, ids: [one?._id ?? ''] };
    await markGone(server.cloudFor(''), server.one('officers', officer), part);
    expect(await found()).toEqual([]);
    const isGone = (doc: PlainDocument): boolean => (doc['goneFor'] as readonly unknown[]).length > 0;
    expect(await found('residents', () => ({ listed: [] }), isGone)).toEqual([
      'who is missing is found in his village and with his agent',
    ]);
  });

  it('reads whom the release before stored as this one does', async () => {
    expect(await found('residents', () => ({ gone: null, goneFor: undefined }))).toEqual([]);
  });

  it('finds a list that does not know who is insured', async () => {
    expect(
      await found(
        'residents',
        () => ({ insuredFor: [], insuredWith: [], missing: [`${year} ${haoxi}`] }),
        insured,
      ),
    ).toContain('a list knows who is insured');
  });

  it('finds somebody whom nobody would find in his village, or with his agent', async () => {
    const rule = 'who is missing is found in his village and with his agent';
    expect(
      await found(
        'residents',
        () => ({ missing: [] }),
        (doc) => !insured(doc),
      ),
    ).toContain(rule);
    expect(await found('residents', () => ({ agentId: 'f'.repeat(24) }), ofAgent)).toContain(rule);
  });

  it('finds a count of a group that is one off', async () => {
    expect(
      await found(
        'certified-counts',
        () => ({ certified: { dibao: 2, tekun: 1 } }),
        ({ year: of }) => of === year,
      ),
    ).toEqual(['a place’s counts of groups are a full recount']);
  });

  it('finds whoever is counted as what he is not, or as insured where he isn’t', async () => {
    const rules = await found('rosters', (doc) => {
      const counted = doc['counted'] as { readonly spans: unknown; readonly years: readonly object[] };
      return { counted: { ...counted, years: counted.years.map((one) => ({ ...one, isInsured: true })) } };
    });
    expect(rules).toContain('who is certified is counted as insured where he is');
  });
});
