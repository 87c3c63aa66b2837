import { fen } from '../../../policy/money';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { claiming, dibao, father, onBehalf, ruizhou } from '../sample';

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

  it('proposes no roster with somebody in his family list', async () => {
    await server.enrol(son, father, ruizhou);
    const rows = [{ ...father, identities: [{ code: 'dibao', since: '2022-06-01' }] }];
    const roster = { batch: 'b001', part: 1, region: ruizhou, rows };
    expect((await server.refusedByTwo('roster.import', roster, son)).code).toBe('CONCERNED');
    expect(server.all('rosters')).toEqual([]);
  });
});
