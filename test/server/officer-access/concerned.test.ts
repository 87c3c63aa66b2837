import { fen } from '../../../policy/money';
import { requireUnconcerned } from '../../../server/officer-access';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { corrected } from '../corrections/correcting';
import type { PersonEntry } from '../../../contract/claims';
import { claiming, daughter, dibao, father, nothing, onBehalf, ruizhou } from '../sample';

/** An officer of Ruizhou, who pays for his father. */
const son = 'son-in-office';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer(son, [ruizhou]);
});

async function askedBack(): Promise<string> {
  const record = await server.enrol(son, father, ruizhou);
  const orderId = await server.place(son, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  await server.ask(son, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
  const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
  return cases[0]?.caseId ?? '';
}

describe('an officer whom it concerns', () => {
  it('approves no refund of his own family; another officer does', async () => {
    const request = {
      caseId: await askedBack(),
      decision: 'approve',
      note: '看过本人身份证，问过本人',
    } as const;
    expect((await server.officerRefusal('cases.resolve', request, son)).code).toBe('CONCERNED');
    expect(server.shop.refunds.size).toBe(0);
    expect((await server.asOfficer('cases.resolve', request, officer)).case.state).toBe('resolved');
  });

  it('may turn it down', async () => {
    const request = { caseId: await askedBack(), decision: 'decline', note: '地方没有错' } as const;
    expect((await server.asOfficer('cases.resolve', request, son)).case.state).toBe('resolved');
  });

  it('issues no code for somebody in his family list', async () => {
    await server.enrol(son, father, ruizhou);
    const request = { name: father.name, document: father.document, region: ruizhou };
    expect((await server.refusedOfficer(son, 'codes.issue', request)).code).toBe('CONCERNED');
    await server.officer(officer, 'codes.issue', request);
  });

  it('confirms no claim that he made for somebody', async () => {
    const request = { person: father, region: ruizhou, year, claims: claiming(dibao), consent: onBehalf };
    await server.resident(son, 'records.enrol', request);
    const { applications } = await server.officer(son, 'applications.awaiting', { region: ruizhou, year });
    const { recordId = '', applicationId = '' } = applications[0] ?? {};
    const decision = { recordId, applicationId, identities: [dibao], circumstances: [] };
    expect((await server.refusedOfficer(son, 'roster.confirm', decision)).code).toBe('CONCERNED');
    await server.officer(officer, 'roster.confirm', decision);
  });

  async function takeOff(payer: string): Promise<void> {
    const { relatives } = await server.resident(payer, 'family.list', { year });
    await server.resident(payer, 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
  }

  it('is too near to whom he takes off his list while it is looked who is near to him', async () => {
    await server.enrol('sister', father, ruizhou);
    const { personId } = server.one('records', await server.enrol(son, father, ruizhou));
    let taken = false;
    const cloud = server.cloudFor(son, 'client', async () => {
      if (taken) return;
      taken = true;
      await takeOff(son);
    });
    const concerned = requireUnconcerned(cloud, server.one('officers', son), [personId]);
    await expect(concerned).rejects.toMatchObject({ refusal: { code: 'CONCERNED' } });
  });

  it('is too near for ninety days to whom he took off his list', async () => {
    await server.enrol('sister', father, ruizhou);
    await server.enrol(son, father, ruizhou);
    await takeOff(son);
    const request = { name: father.name, document: father.document, region: ruizhou };
    server.setToday('2024-02-17');
    expect((await server.refusedOfficer(son, 'codes.issue', request)).code).toBe('CONCERNED');
    server.setToday('2024-02-19');
    await server.officer(son, 'codes.issue', request);
  });

  it('is too near to him by his number where he was erased meanwhile', async () => {
    const { relative } = await server.resident(son, 'family.add', {
      requestId: 'takes-him-on',
      person: father,
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    });
    await server.resident(son, 'family.remove', { relativeId: relative.relativeId });
    expect(server.all('people')).toEqual([]);
    const content = {
      batch: 'his-own-list',
      part: 1,
      region: ruizhou,
      rows: [{ ...father, identities: [dibao] }],
    };
    const proposal = {
      proposalId: '1'.repeat(32),
      act: 'roster.import',
      part: 1,
      parts: 1,
      content,
    } as const;
    expect(await server.proposals(son, 'proposals.propose', proposal)).toMatchObject({
      error: { code: 'CONCERNED' },
    });
    await server.proposals(officer, 'proposals.propose', proposal);
    const { proposalId } = proposal;
    expect(await server.proposals(son, 'proposals.agree', { proposalId })).toMatchObject({
      error: { code: 'CONCERNED' },
    });
    await server.byTwo('roster.import', content);
    const request = { name: father.name, document: father.document, region: ruizhou };
    expect((await server.refusedOfficer(son, 'codes.issue', request)).code).toBe('CONCERNED');
  });

  it('is too near to whom he had proved to be until two officers ended it', async () => {
    const { code } = await server.officer(officer, 'codes.issue', { ...daughter, region: ruizhou });
    await server.resident(son, 'self.confirm', { ...daughter, code });
    await corrected(server, daughter, ruizhou, { kind: 'tie' });
    const request = { name: daughter.name, document: daughter.document, region: ruizhou };
    expect((await server.refusedOfficer(son, 'codes.issue', request)).code).toBe('CONCERNED');
    await server.officer(officer, 'codes.issue', request);
  });

  it('is too near to who had him on a list until lately, which is not stored by openId', async () => {
    const tie = async (openId: string, person: PersonEntry) => {
      const { code } = await server.officer(officer, 'codes.issue', { ...person, region: ruizhou });
      await server.resident(openId, 'self.confirm', { ...person, code });
    };
    await tie(son, daughter);
    await server.enrol('cousin', daughter, ruizhou);
    const record = await server.enrol('cousin', father, ruizhou);
    const orderId = await server.place('cousin', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.ask('cousin', 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
    await takeOff('cousin');
    expect(server.all('former-circle').map(({ officerId }) => officerId)).toEqual([son]);
    expect(JSON.stringify(server.all('former-circle'))).not.toContain('cousin');
    const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
    const decision = { decision: 'approve', note: '看过本人身份证，问过本人' } as const;
    const request = { caseId: cases[0]?.caseId ?? '', ...decision };
    expect((await server.officerRefusal('cases.resolve', request, son)).code).toBe('CONCERNED');
  });

  it('is too near to whom he proved to be, after he erased his account', async () => {
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
    await server.resident(son, 'self.confirm', { ...father, code });
    await server.certify(father, ruizhou, dibao);
    await server.resident(son, 'me.erase', { fromLists: false });
    const request = { name: father.name, document: father.document, region: ruizhou };
    expect((await server.refusedOfficer(son, 'codes.issue', request)).code).toBe('CONCERNED');
  });

  it('leaves nothing of families without an officer behind', async () => {
    await server.enrol('sister', father, ruizhou);
    await takeOff('sister');
    expect(server.all('former-circle')).toEqual([]);
  });

  it('proposes no roster with somebody in his family list', async () => {
    await server.enrol(son, father, ruizhou);
    const rows = [{ ...father, identities: [{ code: 'dibao', since: '2022-06-01' }] }];
    const roster = { batch: 'b001', part: 1, region: ruizhou, rows };
    expect((await server.refusedByTwo('roster.import', roster, son)).code).toBe('CONCERNED');
    expect(server.all('rosters')).toEqual([]);
  });
});
