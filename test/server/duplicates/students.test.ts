import { fen } from '../../../policy/money';
import type { DuplicateRow, DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, hunan, officer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { daughter, dibao, ruizhou } from '../sample';

let server: PaymentTestServer;
let rosters = 0;
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [lives(daughter, { village: '濠溪' })]);
});

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

/** What the notice has about her, whom a list calls insured as a resident elsewhere. */
async function rulingOn(said: Pick<DuplicateRow, 'insuredAs' | 'school'> = {}, region = ruizhou) {
  const row = { ...daughter, where: '南昌市', since: '2023-10-10', ...said };
  const part = { region, year, kind: 'elsewhere', batch: 'list-1', part: 1, rows: [row] } as const;
  await ask('duplicates.import', part);
  const [one] = (await ask('duplicates.list', { region, year, state: 'open' })).duplicates;
  return one?.ruling;
}

/** Ruizhou 3.3: a student of a college pays nothing. */
async function insuredHereAsStudent(): Promise<void> {
  rosters += 1;
  const rows = [{ ...daughter, identities: [], circumstances: [{ code: 'college-student' as const }] }];
  await server.byTwo('roster.import', { batch: `college-${rosters}`, part: 1, region: ruizhou, rows });
  const { code } = await server.officer(officer, 'codes.issue', { ...daughter, region: ruizhou });
  await server.resident('oSelf', 'self.confirm', { ...daughter, code });
  await server.enrol('oSelf', daughter, ruizhou, 'self');
}

/** 380 yuan, in Ruizhou by 2.1 and in Hunan by 2.3, for who is insured as anybody is. */
async function paidIn(region: string): Promise<void> {
  const record = await server.enrol('oSelf', daughter, region, 'self');
  const orderId = await server.place('oSelf', [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

describe('a student of a college, insured in two places (Ruizhou 1, 4.3)', () => {
  it('who is insured elsewhere as one and not here is nobody to look for: her school’s place counts', async () => {
    expect(await rulingOn({ insuredAs: '大学生', school: '南昌大学' })).toMatchObject({
      rule: 'decided',
      act: 'stands',
      usually: true,
      facts: ['在那边按大学生参保（南昌大学）', '没有在这里参保'],
      clauses: [{ clause: '1', says: '大学生重复的，一般只留学籍地的。' }],
    });
  });

  it('who is insured here too, though not as one, has her benefits here rest, by two', async () => {
    await paidIn(ruizhou);
    expect(await rulingOn({ insuredAs: '大学生' })).toMatchObject({
      rule: 'decided',
      act: 'suspend',
      from: '2023-10-10',
      facts: ['在那边按大学生参保（南昌市）', '在这里也参保'],
    });
  });

  it('who is insured here as one, and there as anybody, stays here', async () => {
    await insuredHereAsStudent();
    expect(await rulingOn({ insuredAs: '普通居民' })).toMatchObject({
      rule: 'decided',
      act: 'kept-here',
      facts: ['在这里按大学生参保', '在那边不是按学生参保（普通居民）（南昌市）'],
    });
  });

  it('of whom the list doesn’t say as what she is insured there: asked is the school’s place, and nothing else', async () => {
    await insuredHereAsStudent();
    expect(await rulingOn({ school: '宜春学院' })).toMatchObject({
      rule: 'facts-missing',
      lacks: '名单没有写他在那边按什么身份参保。请核实学籍在不在这里（名单写的学校：宜春学院）。',
    });
  });

  it('who is a student on both sides: asked is on which side the school is', async () => {
    await insuredHereAsStudent();
    expect(await rulingOn({ insuredAs: '大中专学生' })).toMatchObject({
      rule: 'facts-missing',
      lacks: '两边都按大学生参保。请核实学籍在哪一边。',
    });
  });

  it('whose identity an office here certified stays here, whatever the school', async () => {
    await server.certify(daughter, ruizhou, dibao);
    expect(await rulingOn({ insuredAs: '大学生' })).toMatchObject({
      rule: 'decided',
      act: 'kept-here',
      facts: ['在那边按大学生参保（南昌市）', '低保对象由这里认定'],
      clauses: [{ clause: '4.3' }],
    });
  });

  it('who is aided there by the list, and a student here: there it counts', async () => {
    await insuredHereAsStudent();
    expect(await rulingOn({ insuredAs: '低保对象' })).toMatchObject({
      rule: 'decided',
      act: 'suspend',
      facts: ['那边按资助身份参保（低保对象）', '在这里也参保'],
      clauses: [{ clause: '4.3' }],
    });
  });

  it('who is aided on both sides: asked is which of them certifies her now', async () => {
    await server.certify(daughter, ruizhou, dibao);
    await insuredHereAsStudent();
    expect(await rulingOn({ insuredAs: '低保对象' })).toMatchObject({
      rule: 'facts-missing',
      lacks: '两边都有资助身份。请核实他的身份现在由哪一边认定。',
    });
  });

  it('tells nothing of an identity that another place’s office certified', async () => {
    await server.certify(daughter, hunan, dibao);
    const ruling = await rulingOn({ insuredAs: '大学生' });
    expect(ruling).toMatchObject({
      act: 'stands',
      facts: ['在那边按大学生参保（南昌市）', '没有在这里参保'],
    });
    expect(JSON.stringify(ruling)).not.toContain('低保');
  });
});

it('in Hunan 2 (6) the rule is for new students alone, which a list of the other insurance doesn’t say', async () => {
  await paidIn(hunan);
  expect(await rulingOn({ insuredAs: '大学生' }, hunan)).toMatchObject({
    rule: 'facts-missing',
    lacks: '这一条只说新入学的大中专学生。请核实他是不是今年入学。',
  });
});
