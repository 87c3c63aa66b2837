import { fen } from '../../../policy/money';
import type { Correction } from '../../../contract/corrections';
import { type IsoDay, isoDay } from '../../../policy/calendar';
import { holder, openAccount } from '../billing/mutual-aid/bureau';
import { dieEverywhere } from '../crash';
import { correctPerson, lookAtCorrection } from '../../../server/corrections';
import { type PaymentTestServer, jincheng, officer, startTestServer, year } from '../money';
import { daughter, dibao, father, grandmother, ruizhou, tekun } from '../sample';
import { asked, corrected, found, notCorrected } from './correcting';

/** Beside Ruizhou, in the same county-level city. */
const neighbour = '360983002';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function statusOf(payer: string, index = 0) {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives[index]?.record?.status;
}

function dibaoOf(
  region: string,
  until: IsoDay | null,
): Extract<Correction, { readonly kind: 'certification' }> {
  return { kind: 'certification', code: 'dibao', region, since: dibao.since, until };
}

describe('a certification', () => {
  it('ends on the day that two officers say, and who has not paid owes the full price', async () => {
    await server.certify(father, ruizhou, dibao);
    await server.enrol('oDaughter', father, ruizhou);
    // Ruizhou: 60 yuan on dibao, 380 without.
    expect(await statusOf('oDaughter')).toMatchObject({ dueFen: 6_000 });
    const until = isoDay('2023-06-30');
    const { redetermined } = await corrected(server, father, ruizhou, dibaoOf(ruizhou, until));
    expect(redetermined).toBe(1);
    expect(await statusOf('oDaughter')).toMatchObject({ dueFen: 38_000 });
    expect((await found(server, father, ruizhou)).certifications).toMatchObject([{ until: '2023-06-30' }]);
  });

  it('that never was his is gone', async () => {
    await server.certify(father, ruizhou, dibao);
    await corrected(server, father, ruizhou, dibaoOf(ruizhou, null));
    expect((await found(server, father, ruizhou)).certifications).toEqual([]);
  });

  it('of another place is ended where he lives now, and that place is told', async () => {
    await server.certify(father, neighbour, dibao);
    await server.enrol('oDaughter', father, ruizhou);
    await corrected(server, father, ruizhou, dibaoOf(neighbour, isoDay('2023-06-30')));
    expect(await statusOf('oDaughter')).toMatchObject({ dueFen: 38_000 });
    const { cases } = await server.asOfficer('cases.list', { region: neighbour });
    expect(cases).toMatchObject([{ kind: 'person-corrected', people: [{ name: father.name }] }]);
    expect(cases[0]?.summary).toContain('身份认定');
    expect((await server.asOfficer('cases.list', { region: ruizhou })).cases).toEqual([]);
  });

  it('of another place stays where he has nothing to do with this one', async () => {
    await server.certify(father, neighbour, dibao);
    const { personId } = await found(server, father, neighbour);
    const content = asked(personId, ruizhou, dibaoOf(neighbour, null));
    expect((await server.refusedByTwo('persons.correct', content)).code).toBe('OTHER_REGION');
  });

  it('that is not there is not ended', async () => {
    await server.certify(father, ruizhou, tekun);
    const refusal = await notCorrected(server, father, ruizhou, dibaoOf(ruizhou, null));
    expect(refusal.code).toBe('NOT_SO');
  });
});

describe('somebody who was enrolled as exempt', () => {
  it('wrongly is free again, and the family told so', async () => {
    await server.certify(grandmother, ruizhou, tekun);
    await server.enrol('oStranger', grandmother, ruizhou);
    expect(await statusOf('oStranger')).toMatchObject({ state: 'nothing-to-pay' });
    await corrected(server, grandmother, ruizhou, { kind: 'enrolment', year });
    expect(await statusOf('oStranger')).toMatchObject({ state: 'to-enrol' });
    const [record] = server.all('records');
    expect(record?.history.map(({ event, by }) => [event, by]).slice(-1)).toEqual([['uninsured', 'office']]);
  });

  it('by a stranger’s application, is enrolled by the one that the family made', async () => {
    // Both wait for an office; the stranger’s came first, and the roster enrols by it.
    await server.enrol('oStranger', grandmother, ruizhou);
    await server.enrol('oDaughter', grandmother, ruizhou);
    await server.certify(grandmother, ruizhou, tekun);
    const enrolledBy = () =>
      server
        .all('records')
        .flatMap(({ history }) =>
          history.filter(({ event }) => event === 'enrolled-exempt').map(({ by }) => by),
        );
    expect(enrolledBy()).toEqual(['oStranger']);
    await corrected(server, grandmother, ruizhou, { kind: 'enrolment', year });
    expect(enrolledBy()).toEqual(['oStranger', 'oDaughter']);
  });

  it('while an order has him in hand, is in its hand again, and the order ends as any', async () => {
    const record = await server.enrol('oDaughter', grandmother, ruizhou);
    const orderId = await server.place('oDaughter', [record], fen(38_000));
    await server.certify(grandmother, ruizhou, tekun);
    expect(server.one('records', record).state).toBe('insured');
    await corrected(server, grandmother, ruizhou, {
      ...dibaoOf(ruizhou, null),
      code: 'tekun',
      since: tekun.since,
    });
    await corrected(server, grandmother, ruizhou, { kind: 'enrolment', year });
    expect(server.one('records', record)).toMatchObject({ state: 'reserved', reservation: { orderId } });
    await server.minutes(20);
    expect(server.one('orders', orderId).state).toBe('closed');
    expect(server.one('records', record)).toMatchObject({ state: 'open', reservation: null });
  });

  it('in an order beside somebody who paid, is no more insured by it', async () => {
    await server.certify(grandmother, ruizhou, tekun);
    const paid = await server.enrol('oDaughter', father, ruizhou);
    const free = await server.enrol('oDaughter', grandmother, ruizhou);
    const orderId = await server.place('oDaughter', [paid, free], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await corrected(server, grandmother, ruizhou, { kind: 'enrolment', year });
    const { order } = await server.ask('oDaughter', 'order.get', { orderId });
    expect(order.lines.map(({ state }) => state)).toEqual(['insured', 'released']);
    expect((await server.ask('oDaughter', 'receipt.get', { orderId })).receipts).toHaveLength(1);
    // 380 yuan for the father: nothing moved.
    expect(server.balances()).toMatchObject({ [`office:${ruizhou.slice(0, 6)}`]: 38_000 });
  });

  it('and by payment, is told that the money has a way of its own', async () => {
    const record = await server.enrol('oDaughter', father, ruizhou);
    const orderId = await server.place('oDaughter', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const refusal = await notCorrected(server, father, ruizhou, { kind: 'enrolment', year });
    expect(refusal).toMatchObject({ code: 'NOT_SO' });
    expect(refusal.message).toContain('缴费参保');
  });
});

describe('a binding', () => {
  it('is ended by the office of the account', async () => {
    await openAccount(server, { yuan: '800', relatives: [[father, '父母']], authorisedFen: fen(0) });
    await server.enrol('oDaughter', father, jincheng);
    const { bindings } = await found(server, father, jincheng);
    expect(bindings).toMatchObject([{ holder: { name: '王*' }, region: jincheng }]);
    const holderId = bindings[0]?.holderId ?? '';
    await corrected(server, father, jincheng, { kind: 'binding', holderId });
    expect((await found(server, father, jincheng)).bindings).toEqual([]);
    expect(server.one('mutual-aid-accounts', holderId).relatives).toEqual([]);
    const refusal = await notCorrected(server, father, jincheng, { kind: 'binding', holderId });
    expect(refusal.code).toBe('NOT_SO');
  });

  it('is not ended by the account’s holder, who is an officer', async () => {
    await openAccount(server, { yuan: '800', relatives: [[father, '父母']], authorisedFen: fen(0) });
    await server.enrol('oSon', father, jincheng);
    await server.hireOfficer(holder, [jincheng]);
    const { personId, bindings } = await found(server, father, jincheng);
    const content = asked(personId, jincheng, { kind: 'binding', holderId: bindings[0]?.holderId ?? '' });
    expect((await server.refusedByTwo('persons.correct', content, holder)).code).toBe('CONCERNED');
  });
});

describe('a correction', () => {
  it('is told to the person himself', async () => {
    await server.certify({ ...daughter, name: '王方' }, ruizhou, dibao);
    await corrected(server, daughter, ruizhou, { kind: 'name', name: daughter.name });
    const { code } = await server.officer(officer, 'codes.issue', { ...daughter, region: ruizhou });
    await server.resident('oDaughter', 'self.confirm', { ...daughter, code });
    const { events } = await server.resident('oDaughter', 'me.events', {});
    expect(events.filter(({ kind }) => kind === 'corrected')).toMatchObject([
      { by: 'office', corrected: 'name' },
    ]);
  });

  it('cut off anywhere is made once when it is taken up again', async () => {
    const died = await dieEverywhere({
      prepare: async () => {
        const fresh = await startTestServer();
        await fresh.certify(father, neighbour, dibao);
        await fresh.enrol('oDaughter', father, ruizhou);
        const { personId } = await found(fresh, father, ruizhou);
        const request = asked(personId, ruizhou, dibaoOf(neighbour, isoDay('2023-06-30')));
        return { server: fresh, prepared: request };
      },
      act: (held, request, wire) => made(held, request, wire),
      recover: (held, request) => made(held, request),
      outcome: (held) => ({
        corrections: held.all('people').map(({ corrections = [] }) => corrections.length),
        told: held.all('person-events').length,
        cases: held.all('cases').length,
        due: held
          .all('records')
          .map(({ applications }) => applications.map((one) => one.determination.payFen)),
        until: held.all('rosters').map(({ identities }) => identities.map((one) => one.until)),
      }),
    });
    expect(died).toBeGreaterThan(20);
  });
});

type Request = Parameters<typeof correctPerson>[2];
type Wire = Parameters<PaymentTestServer['cloudFor']>[2];

/** As an agreed proposal is given its effect. */
async function made(held: PaymentTestServer, request: Request, wire?: Wire): Promise<void> {
  const cloud = held.cloudFor(officer, 'client', wire);
  await lookAtCorrection(cloud, request);
  await correctPerson(cloud, held.one('officers', officer), request);
}

describe('what was confirmed of him', () => {
  const ended = { code: 'employee-insurance-ended', on: isoDay('2023-11-01') } as const;

  async function confirmed(): Promise<void> {
    const rows = [{ ...father, identities: [], circumstances: [ended] }];
    await server.byTwo('roster.import', { batch: 'events', part: 1, region: ruizhou, rows });
    const { db } = server.cloudFor('', 'function');
    const [roster] = server.all('rosters');
    if (roster === undefined) throw new Error('no roster');
    const facts = [{ year, region: ruizhou, source: 'officer-1', facts: { student: true } }];
    await db.put('rosters', { ...roster, facts });
  }

  it('may be an event that never was, which is gone then', async () => {
    await confirmed();
    expect((await found(server, father, ruizhou)).circumstances).toEqual([ended]);
    await corrected(server, father, ruizhou, { kind: 'circumstance', ...ended });
    expect((await found(server, father, ruizhou)).circumstances).toEqual([]);
    const again = { kind: 'circumstance', ...ended } as const;
    expect((await notCorrected(server, father, ruizhou, again)).code).toBe('NOT_SO');
  });

  it('goes alone: other events, and the same one of another day, stay', async () => {
    const events = [ended, { ...ended, on: isoDay('2022-11-01') }, { code: 'returned-from-abroad' }] as const;
    const rows = [{ ...father, identities: [], circumstances: events }];
    await server.byTwo('roster.import', { batch: 'events', part: 1, region: ruizhou, rows });
    await corrected(server, father, ruizhou, { kind: 'circumstance', ...ended });
    expect((await found(server, father, ruizhou)).circumstances).toEqual([
      { ...ended, on: '2022-11-01' },
      { code: 'returned-from-abroad', on: null },
    ]);
    await corrected(server, father, ruizhou, {
      kind: 'circumstance',
      code: 'returned-from-abroad',
      on: null,
    });
    expect((await found(server, father, ruizhou)).circumstances).toEqual([{ ...ended, on: '2022-11-01' }]);
  });

  it('may be what an office confirmed of himself for a year', async () => {
    await confirmed();
    expect((await found(server, father, ruizhou)).facts).toMatchObject([{ year, region: ruizhou }]);
    await corrected(server, father, ruizhou, { kind: 'facts', year, region: ruizhou });
    expect((await found(server, father, ruizhou)).facts).toEqual([]);
    const again = { kind: 'facts', year, region: ruizhou } as const;
    expect((await notCorrected(server, father, ruizhou, again)).code).toBe('NOT_SO');
  });

  it('is not what no office ever confirmed of himself', async () => {
    await server.certify(father, ruizhou, dibao);
    const never = { kind: 'facts', year, region: ruizhou } as const;
    expect((await notCorrected(server, father, ruizhou, never)).code).toBe('NOT_SO');
  });
});
