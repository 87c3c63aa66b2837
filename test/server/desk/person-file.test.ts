import type { PersonFile, PersonFileActions } from '../../../contract/person-file';
import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { handIn, lives } from '../residents/lists';
import { dibao, father, nothing, onBehalf, ruizhou } from '../sample';

const payer = 'daughter';
const elsewhere = 'oElsewhere';
let server: PaymentTestServer;
let orderId: string;

/** The daughter pays 380 yuan (Ruizhou 2.1) for her father. */
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer(elsewhere, ['430100']);
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: 'request-of-the-father',
    person: father,
    relation: 'parent',
    region: ruizhou,
    claims: nothing,
    consent: onBehalf,
  });
  const { relativeId } = relative;
  const { record } = await server.resident(payer, 'records.enrol-relative', { relativeId, year: 2024 });
  orderId = await server.place(payer, [record.recordId], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
});

async function ask<Name extends keyof PersonFileActions & string>(
  openId: string,
  action: Name,
  request: PersonFileActions[Name]['request'],
) {
  return server.call(officerTable, openId, { action, ...request });
}

async function granted<Name extends keyof PersonFileActions & string>(
  action: Name,
  request: PersonFileActions[Name]['request'],
  openId = officer,
): Promise<PersonFileActions[Name]['data']> {
  const reply = await ask(openId, action, request);
  if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
  return reply.data as PersonFileActions[Name]['data'];
}

const byNumber = { region: ruizhou, query: { by: 'document', document: father.document } } as const;

async function fatherId(): Promise<string> {
  const { people } = await granted('persons.search', byNumber);
  return people[0]?.personId ?? '';
}

function lines(file: PersonFile, title: string): readonly string[] {
  const section = file.sections.find((one) => one.title === title);
  return (section?.lines ?? []).map(({ label, words }) => `${label}：${words}`);
}

describe('the search for a person', () => {
  it('finds him by his number and by his order, with the number masked', async () => {
    const { people } = await granted('persons.search', byNumber);
    expect(people).toMatchObject([{ person: { name: father.name } }]);
    expect(JSON.stringify(people)).not.toContain(father.document.number);
    const byOrder = await granted('persons.search', { region: ruizhou, query: { by: 'order', orderId } });
    expect(byOrder.people).toEqual(people);
  });

  it('says the same of nobody and of somebody of another place', async () => {
    const unknown = { ...byNumber, query: { by: 'order', orderId: 'f'.repeat(32) } } as const;
    const of = async (openId: string, request: PersonFileActions['persons.search']['request']) => {
      const reply = await ask(openId, 'persons.search', request);
      return reply.ok ? null : [reply.error.code, reply.error.message];
    };
    const nobody = await of(officer, unknown);
    expect(nobody?.[0]).toBe('NO_PERSON');
    expect(await of(elsewhere, { ...byNumber, region: '430100' })).toEqual(nobody);
    expect((await of(elsewhere, byNumber))?.[0]).toBe('OTHER_REGION');
    const personId = await fatherId();
    expect(await ask(elsewhere, 'persons.file', { region: '430100', personId })).toMatchObject({
      ok: false,
      error: { code: 'NO_PERSON' },
    });
    expect(
      await ask(elsewhere, 'persons.number', { region: '430100', personId, reason: 'papers' }),
    ).toMatchObject({ ok: false, error: { code: 'NO_PERSON' } });
  });

  it('needs the duty for rosters or money', async () => {
    const { db } = server.cloudFor('');
    await db.put('officers', { _id: 'oPosters', name: '海报', regions: [ruizhou], duties: ['contacts'] });
    expect(await ask('oPosters', 'persons.search', byNumber)).toMatchObject({
      error: { code: 'NOT_AN_OFFICER' },
    });
  });

  it('stands in the log with whom it found, and ends at five hundred a day with an alarm', async () => {
    const personId = await fatherId();
    const log = server.all('audit-log').filter(({ action }) => action === 'persons.search');
    expect(log.at(-1)?.concerns).toContain(`person:${personId}`);
    const [counter] = server.all('counters').filter(({ _id }) => _id.startsWith('officer-search'));
    await server.cloudFor('').db.updateIf('counters', counter?._id ?? '', {}, { count: 500 });
    expect(await ask(officer, 'persons.search', byNumber)).toMatchObject({
      error: { code: 'TOO_MANY_LOOKUPS' },
    });
    expect(server.all('alarms')).toMatchObject([{ act: 'officer-search', officerId: officer }]);
  });
});

describe('a person’s file', () => {
  it('says who he is, how the year stands with its clauses, and what was paid', async () => {
    const personId = await fatherId();
    const file = await granted('persons.file', { region: ruizhou, personId });
    expect(file.sections.map(({ title }) => title)).toEqual(['本人', '2024年度', '缴费']);
    expect(lines(file, '本人')).toContain('微信：没有微信确认过是他本人');
    expect(lines(file, '2024年度')[0]).toMatch(/^参保：2023年11月20日，.*缴费380元$/);
    expect(file.sections[1]?.lines[0]?.source).toContain('二（一）');
    expect(lines(file, '2024年度').join()).toContain('登记');
    expect(lines(file, '缴费')).toEqual(['2024年度：380元，2023年11月20日，已付，参保']);
    expect(JSON.stringify(file)).not.toContain(father.document.number);
    expect(JSON.stringify(file)).not.toContain(payer);
  });

  it('shows what offices certified to the duty for rosters alone, and money to the duty for money alone', async () => {
    await server.certify(father, ruizhou, dibao);
    const personId = await fatherId();
    const { db } = server.cloudFor('');
    await db.put('officers', { _id: 'oRoster', name: '名册员', regions: [ruizhou], duties: ['roster'] });
    await db.put('officers', { _id: 'oMoney', name: '资金员', regions: [ruizhou], duties: ['money'] });
    const seenBy = async (openId: string) =>
      (await granted('persons.file', { region: ruizhou, personId }, openId)).sections.map(
        ({ title }) => title,
      );
    expect(await seenBy('oRoster')).toContain('部门认定');
    expect(await seenBy('oRoster')).not.toContain('缴费');
    expect(await seenBy('oMoney')).toContain('缴费');
    expect(await seenBy('oMoney')).not.toContain('部门认定');
  });
});

describe('the file of somebody whom only the next street’s office certified', () => {
  const neighbour = '360983002';

  beforeEach(async () => {
    server = await startTestServer();
    await server.hireOfficer('oStreet', [ruizhou]);
    await server.certify(father, neighbour, dibao);
  });

  async function fileIn(region: string, openId = 'oStreet'): Promise<PersonFile> {
    const personId = server.all('people')[0]?._id ?? '';
    return granted('persons.file', { region, personId }, openId);
  }

  it('tells an office to which a stranger brought him neither group nor amount nor clause', async () => {
    await server.enrol('oFriend', father, ruizhou);
    const file = await fileIn(ruizhou);
    expect(lines(file, '部门认定')).toEqual([]);
    expect(lines(file, '2024年度').join()).toContain('等缴费，380元');
    expect(JSON.stringify(file)).not.toMatch(/低保|60元|三（一）/);
    expect(lines(await fileIn('360983', officer), '2024年度').join()).toContain('等缴费，60元');
  });

  it('says of whom a stranger had insured there that others certified him, and what the place’s own books have', async () => {
    const recordId = await server.enrol('oFriend', father, ruizhou);
    orderId = await server.place('oFriend', [recordId], fen(6_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const file = await fileIn(ruizhou);
    expect(lines(file, '2024年度')[0]).toContain('由他人代办；身份由别处认定');
    expect(lines(file, '2024年度').join()).not.toMatch(/60元|待遇/);
    expect(JSON.stringify(file)).not.toMatch(/低保|三（一）/);
  });

  it('says of an insurance in another place that there is one, and no more', async () => {
    await server.enrol('oFriend', father, ruizhou);
    await server.certify(father, ruizhou, dibao);
    const recordId = await server.enrol('oDaughter', father, jincheng);
    orderId = await server.place('oDaughter', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(lines(await fileIn(ruizhou), '2024年度')).toEqual(['参保：在别的地方参保，情况请问那里']);
  });
});

describe('somebody whom only the office’s own list of residents has', () => {
  const village = '360983001205';

  beforeEach(async () => {
    server = await startTestServer();
    await server.hireOfficer('oStreet', [ruizhou]);
    await handIn(server, [lives(father, { village, agent: '周有田' })]);
  });

  const found = async (openId = 'oStreet') => (await granted('persons.search', byNumber, openId)).people[0];
  const appliedElsewhere = () => server.enrol('oDaughter', father, jincheng);
  const insuredElsewhere = async (applied = appliedElsewhere()) => {
    const recordId = await applied;
    orderId = await server.place('oDaughter', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
  };

  it('is found, and said not to be insured, or to be insured elsewhere and not where', async () => {
    // Whom no office answers for anybody finds, and the list says that he isn't insured.
    const personId = (await found())?.personId ?? '';
    const open = await granted('persons.file', { region: ruizhou, personId }, 'oStreet');
    expect(lines(open, '居民名单').join()).toContain('2024年度还没参保');
    const applied = appliedElsewhere();
    await applied;
    expect((await found())?.standing).toBe('在本地名册，2024年度未见参保');
    await insuredElsewhere(applied);
    expect((await found())?.standing).toBe('在本地名册，2024年度参保在别处');
  });

  it('has a file of what the lists say and of nothing else', async () => {
    await insuredElsewhere();
    const personId = (await found())?.personId ?? '';
    const file = await granted('persons.file', { region: ruizhou, personId }, 'oStreet');
    expect(file.standing).toBe('在本地名册，2024年度参保在别处');
    expect(file.sections.map(({ title }) => title)).toEqual(['本人', '居民名单']);
    expect(JSON.stringify(file)).not.toMatch(/晋城|380|oDaughter/);
    const [entry] = server.all('audit-log').filter(({ action }) => action === 'persons.file');
    expect(entry?.concerns).toContain(`person:${personId}`);
  });

  it('is nobody to who keeps no lists, nor to another place', async () => {
    const { db } = server.cloudFor('');
    await db.put('officers', { _id: 'oMoney', name: '资金员', regions: [ruizhou], duties: ['money'] });
    await insuredElsewhere();
    expect(await ask('oMoney', 'persons.search', byNumber)).toMatchObject({ error: { code: 'NO_PERSON' } });
    await server.hireOfficer(elsewhere, ['430100']);
    const there = { ...byNumber, region: '430100' };
    expect(await ask(elsewhere, 'persons.search', there)).toMatchObject({ error: { code: 'NO_PERSON' } });
    const stored = { region: ruizhou, personId: (await found())?.personId ?? '' };
    expect(await ask('oStreet', 'persons.stored', stored)).toMatchObject({ error: { code: 'NO_PERSON' } });
  });
});

describe('the whole number', () => {
  it('is shown for a reason, which the log keeps', async () => {
    const personId = await fatherId();
    const { documents } = await granted('persons.number', { region: ruizhou, personId, reason: 'bureau' });
    expect(documents).toEqual([father.document]);
    const [entry] = server.all('audit-log').filter(({ action }) => action === 'persons.number');
    expect(entry).toMatchObject({ kind: 'read', decision: 'bureau', concerns: [`person:${personId}`] });
    const without = { action: 'persons.number', region: ruizhou, personId };
    expect(await server.call(officerTable, officer, without)).toMatchObject({
      error: { code: 'BAD_REQUEST' },
    });
  });
});

it('what is wrong in the file is put right from there', async () => {
  const personId = await fatherId();
  const stored = await granted('persons.stored', { region: ruizhou, personId });
  expect(stored).toMatchObject({
    personId,
    enrolments: [{ year: 2024, basis: 'paid', payment: { orderId } }],
  });
});
