import type { PersonEntry } from '../../../contract/claims';
import type { PersonFile, PersonFileActions } from '../../../contract/person-file';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { dibao, lookOn, paidFor, paysFen, changyi, startJilin } from '../reimbursements/jilin-city';
import { handIn, lives } from '../residents/lists';
import { father, ruizhou } from '../sample';

async function fileOf(
  server: PaymentTestServer,
  { document }: PersonEntry,
  region: string,
  by = officer,
): Promise<PersonFile> {
  const ask = async <Name extends keyof PersonFileActions & string>(action: Name, request: object) => {
    const reply = await server.call(officerTable, by, { action, region, ...request });
    if (!reply.ok) throw new Error(`refused: ${reply.error.code}`);
    return reply.data as PersonFileActions[Name]['data'];
  };
  const { people } = await ask('persons.search', { query: { by: 'document', document } });
  return ask('persons.file', { personId: people[0]?.personId ?? '' });
}

function lines(file: PersonFile, title: string): readonly string[] {
  const section = file.sections.find((one) => one.title === title);
  return (section?.lines ?? []).map(({ label, words }) => `${label}：${words}`);
}

/** An officer of the place with one duty alone. */
async function officerFor(server: PaymentTestServer, duty: 'roster' | 'money', region: string) {
  const _id = `oOnly-${duty}`;
  await server.cloudFor('').db.put('officers', { _id, name: '经办', regions: [region], duties: [duty] });
  return _id;
}

describe('a person’s file says what the office’s lists have of him', () => {
  it('where he lives and whether he is still missing, for the duty for rosters alone', async () => {
    const server = await startTestServer();
    await handIn(server, [lives(father, { village: '濠溪', household: '0012', isHead: true })]);
    const file = await fileOf(server, father, ruizhou);
    expect(lines(file, '居民名单').join()).toMatch(/濠溪.*：户号0012，户主；2024年度还没参保/);
    const money = await officerFor(server, 'money', ruizhou);
    expect(lines(await fileOf(server, father, ruizhou, money), '居民名单')).toEqual([]);
  });

  it('that a list has him as dead, and that nobody has settled it', async () => {
    const server = await startTestServer();
    await handIn(server, [lives(father, { village: '濠溪' })]);
    const row = { ...father, since: '2023-11-01', where: '高安市某厂' };
    const part = { region: ruizhou, year, kind: 'dead', batch: 'dead-1', part: 1, rows: [row] };
    const reply = await server.call(officerTable, officer, { action: 'duplicates.import', ...part });
    expect(reply.ok).toBe(true);
    expect(lines(await fileOf(server, father, ruizhou), '重复参保')).toEqual([
      '2024年度：已去世，还没有办结',
    ]);
  });

  it('how far the 140 yuan of Jilin city are, for the duty for money alone', async () => {
    const server = await startJilin();
    await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-01');
    const said = '2024年度：140元，等发放';
    expect(lines(await fileOf(server, father, changyi), '先缴后补的补贴')).toEqual([said]);
    const money = await officerFor(server, 'money', changyi);
    expect(lines(await fileOf(server, father, changyi, money), '先缴后补的补贴')).toEqual([said]);
    const roster = await officerFor(server, 'roster', changyi);
    expect(lines(await fileOf(server, father, changyi, roster), '先缴后补的补贴')).toEqual([]);
  });

  it('what is due back to who was certified after he had paid (Ruizhou 3.2)', async () => {
    const server = await startTestServer();
    const recordId = await server.enrol('oPayer', father, ruizhou);
    const orderId = await server.place('oPayer', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.certify(father, ruizhou, { code: 'dibao', since: isoDay('2023-12-01') });
    await lookOn(server, '2023-12-06');
    const [due] = server.all('refund-dues');
    const file = await fileOf(server, father, ruizhou);
    expect(lines(file, '缴费后认定、该退的')).toEqual([`2024年度：该退320元。${due?.words}`]);
  });
});
