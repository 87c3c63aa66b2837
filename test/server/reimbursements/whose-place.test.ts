import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { fileOf, paid } from '../billing/elsewhere-payments/tax-office';
import { type PaymentTestServer, startTestServer } from '../money';
import { father, nothing, onBehalf, ruizhou } from '../sample';
import {
  accountLine,
  accountsOf,
  changyi,
  dibao as aided,
  lookOn,
  own,
  paidFor,
  paysFen,
  returned,
  somebody,
  startJilin,
  stored,
} from './jilin-city';

/** He answers for the place of his own money and for this one, where nobody of his is known. */
const another = '430102';
const crook = 'oCrook';
const found = isoDay('2023-12-06');
const dibao = { code: 'dibao', since: isoDay('2023-12-01') } as const;

async function start(today?: string, region = '360983'): Promise<PaymentTestServer> {
  const server = today === undefined ? await startTestServer() : await startJilin(today);
  await server.hireOfficer(crook, [region, another]);
  return server;
}

function theDue(server: PaymentTestServer) {
  const [due] = server.all('refund-dues');
  if (due === undefined) throw new Error('nobody is due anything');
  return due;
}

describe('an officer of two places names the one where nobody knows his family, and his own money', () => {
  it('which is not said to have been given at the window', async () => {
    const server = await start();
    await server.enrol('oNeighbour', father, ruizhou);
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    await server.certify(father, ruizhou, dibao);
    await lookOn(server, found);
    const kept = { person: father, relation: 'parent', region: ruizhou, claims: nothing } as const;
    await server.resident(crook, 'family.add', { requestId: 'father-1', ...kept, consent: onBehalf });
    const { _id: recordId, updatedAt } = theDue(server);
    const request = { on: found, way: '现金', dues: [{ recordId, updatedAt }] };
    await expect(server.byTwo('refund-dues.settle', { ...request, region: ruizhou }, crook)).rejects.toThrow(
      'CONCERNED',
    );
    expect(await server.byTwo('refund-dues.settle', { ...request, region: another }, crook)).toMatchObject({
      taken: 0,
      rejected: [{ row: 1 }],
    });
    expect(theDue(server).state).toBe('by-office');
  });

  it('which WeChat does not give back', async () => {
    const server = await start();
    const recordId = await server.enrol(crook, father, ruizhou);
    const orderId = await server.place(crook, [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.certify(father, ruizhou, dibao);
    await lookOn(server, found);
    const dues = [{ recordId, amountFen: fen(32_000) }];
    expect(await server.byTwo('refund-dues.give', { region: another, dues }, crook)).toMatchObject({
      taken: 0,
      rejected: [{ row: 1 }],
    });
    expect(server.all('refunds')).toEqual([]);
  });

  it('for which his application is not agreed to', async () => {
    const server = await start('2023-11-25', '220000');
    const person = somebody(1);
    const id = await paidFor(server, person, { fen: paysFen.returned, identities: [returned], payer: crook });
    await lookOn(server, '2024-01-02');
    const application = { relation: 'self' as const, account: own(person.name) };
    const { reimbursement } = await server.asOfficer('reimbursements.apply-for', {
      reimbursementId: id,
      application,
    });
    const applications = [{ reimbursementId: id, updatedAt: reimbursement.updatedAt }];
    await expect(
      server.byTwo('reimbursements.approve', { region: changyi, applications }, crook),
    ).rejects.toThrow('CONCERNED');
    expect(
      await server.byTwo('reimbursements.approve', { region: another, applications }, crook),
    ).toMatchObject({ taken: 0, rejected: [{ row: 1 }] });
    expect(stored(server, id)).toMatchObject({ state: 'applied' });
  });

  it('to which no account is given by a file of the other place', async () => {
    const server = await start('2023-11-25', '220000');
    const person = somebody(2);
    const id = await paidFor(server, person, { fen: paysFen.dibao, identities: [aided] });
    await lookOn(server, '2024-01-02');
    const file = { ...accountsOf(accountLine(person, 'relief')), region: another };
    expect(await server.byTwo('reimbursements.accounts', file, crook)).toMatchObject({ taken: 0 });
    expect(stored(server, id)).toMatchObject({ account: null });
  });
});
