import type { Reply } from '../../../contract/reply';
import { migrate } from '../../../server/migrations';
import { officerTable } from '../../../server/actions/officer';
import type { CollectionName } from '../../../server/schema/collections';
import { claiming, dibao, father, nothing, onBehalf, tekun } from '../sample';
import { TestServer } from '../test-server';

const county = '430102';
const street = '430102001';
const village = '430102001001';
const officer = 'oOfficerOfFurong';

let server: TestServer;
beforeEach(async () => {
  server = new TestServer('2023-11-20');
  await server.hireOfficer(officer, [county]);
  const rows = [
    { code: street, name: '文艺路街道' },
    { code: village, name: '识字里社区' },
  ];
  await server.call(officerTable, officer, { action: 'places.add', region: county, rows });
});

function remove(region: string, by = officer): Promise<Reply<unknown>> {
  return server.call(officerTable, by, { action: 'places.remove', region });
}

function refusal(code: string, words: string): object {
  return { ok: false, error: { code, message: expect.stringContaining(words) as string } };
}

async function below(region: string): Promise<readonly string[]> {
  return (await server.resident('oAnyone', 'places.below', { region })).places.map(({ name }) => name);
}

function store(collection: CollectionName, doc: { readonly _id: string }): void {
  server.store.commit([{ collection, id: doc._id, doc }]);
}

describe('a place that an office has added', () => {
  it('goes while nothing stands on it, and the log names who took it away', async () => {
    expect(await remove(village)).toEqual({ ok: true, data: { region: village } });
    server.pass(60_000);
    expect(await below(street)).toEqual([]);
    expect(server.store.snapshot('added-places').map(({ _id }) => _id)).toEqual([street]);
    expect(server.store.snapshot('audit-log')).toContainEqual(
      expect.objectContaining({ action: 'places.remove', region: village, actor: officer }),
    );
    // Its code is free again, also for another name.
    const rows = [{ code: village, name: '新社区' }];
    const again = { action: 'places.add', region: county, rows };
    expect(await server.call(officerTable, officer, again)).toMatchObject({ data: { rejected: [] } });
  });

  it('stays while there is a place below it', async () => {
    expect(await remove(street)).toMatchObject(refusal('PLACE_IN_USE', '下面还有村'));
    await remove(village);
    expect(await remove(street)).toMatchObject({ ok: true });
  });

  it('stays for a record there that waits, and for one that is insured', async () => {
    const application = { person: father, region: village, year: 2024, consent: onBehalf };
    await server.resident('oDaughter', 'records.enrol', { ...application, claims: claiming(dibao) });
    expect(await remove(village)).toMatchObject(refusal('PLACE_IN_USE', '登记或参保'));
    const [record] = server.store.snapshot('records');
    const insurance = { ...(record?.['insurance'] as object), region: village };
    store('records', { ...record, state: 'insured', insurance, openIn: [], insuredIn: undefined } as never);
    await migrate(server.cloudFor('', 'function'));
    expect(await remove(village)).toMatchObject(refusal('PLACE_IN_USE', '登记或参保'));
  });

  it('stays while a list of residents has somebody there', async () => {
    const list = { region: county, year: 2024, batch: 'list-1', part: 1, rows: [{ ...father, village }] };
    await server.call(officerTable, officer, { action: 'residents.import', ...list });
    expect(await remove(village)).toMatchObject(refusal('PLACE_IN_USE', '居民名单'));
    await server.call(officerTable, officer, { action: 'residents.undo', ...list });
    expect(await remove(village)).toMatchObject({ ok: true });
  });

  it('stays for somebody who was enrolled there without a payment', async () => {
    const rows = [{ ...father, identities: [tekun] }];
    const roster = { batch: 'b001', part: 1, region: county, rows };
    await server.byTwo('roster.import', roster, officer);
    const application = { person: father, region: village, year: 2024, consent: onBehalf, claims: nothing };
    const { record } = await server.resident('oDaughter', 'records.enrol', application);
    expect(record.status.state).toBe('nothing-to-pay');
    expect(await remove(village)).toMatchObject(refusal('PLACE_IN_USE', '登记或参保'));
  });

  it('stays for a roster that was handed in for it', async () => {
    const rows = [{ ...father, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: village, rows }, officer);
    expect(await remove(village)).toMatchObject(refusal('PLACE_IN_USE', '名册'));
  });

  it('stays where its poster was scanned', async () => {
    await server.resident('oOne', 'posters.scanned', { region: village, poster: '2024-a2cc' });
    expect(await remove(village)).toMatchObject(refusal('PLACE_IN_USE', '海报'));
  });

  it('stays for an officer, a draft and contacts of its own, and all of them are said at once', async () => {
    await server.hireOfficer('oOfVillage', [village]);
    const draft = { draftId: '1'.repeat(32), revision: 0, region: village, json: '{}', trials: [] };
    await server.officer(officer, 'notices.draft-save', draft);
    const contacts = [{ name: '社区医保窗口', phone: '0731-2000001', purpose: 'both' as const }];
    await server.officer(officer, 'places.set-contacts', { region: village, contacts });
    const reply = await remove(village);
    for (const words of ['工作人员', '草稿', '咨询电话'])
      expect(reply).toMatchObject(refusal('PLACE_IN_USE', words));
    expect(reply).not.toMatchObject(refusal('PLACE_IN_USE', '海报'));
  });

  it('is taken away by no office of another place, and by nobody without the duty', async () => {
    await server.hireOfficer('oElsewhere', ['430103']);
    expect(await remove(village, 'oElsewhere')).toMatchObject(refusal('OTHER_REGION', ''));
    expect(await remove(village, 'oResident')).toMatchObject(refusal('NOT_AN_OFFICER', ''));
  });
});

it('no place that the program comes with is taken away, nor one twice', async () => {
  await server.hireOfficer(officer, ['360983', county]);
  expect(await remove('360983001')).toMatchObject(refusal('REGION_UNKNOWN', '不是当地添加的'));
  await remove(village);
  expect(await remove(village)).toMatchObject(refusal('REGION_UNKNOWN', '已经删了'));
});
