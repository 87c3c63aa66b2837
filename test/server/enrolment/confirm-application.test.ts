import { isoDay } from '../../../policy/calendar';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { fen } from '../../../policy/money';
import { type PaymentTestServer, jincheng, officer, startTestServer, year } from '../money';
import { claiming, dibao, father, grandmother, nothing, onBehalf, ruizhou, tekun } from '../sample';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function applied(
  openId: string,
  identity: CertifiedIdentity = dibao,
  person = father,
): Promise<string> {
  const { record } = await server.resident(openId, 'records.enrol', {
    person,
    region: ruizhou,
    year,
    claims: claiming(identity),
    consent: onBehalf,
  });
  return record.recordId;
}

async function awaiting() {
  return (await server.officer(officer, 'applications.awaiting', { region: ruizhou, year })).applications;
}

/** What an officer decides of the application that waits at the place given. */
async function deciding(decision: object, at = 0) {
  const application = (await awaiting())[at];
  return {
    recordId: application?.recordId ?? '',
    applicationId: application?.applicationId ?? '',
    ...nothing,
    ...decision,
  };
}

async function confirm(decision: object, by = officer) {
  return server.officer(by, 'roster.confirm', (await deciding(decision)) as never);
}

const decline = { reason: 'not-on-list', note: '名册里没有' };

describe('an application that an officer confirms', () => {
  it('reads like one taken back where the person was erased, and his record is yet to go', async () => {
    const recordId = await applied('oDaughter');
    const request = await deciding({ identities: [dibao] });
    await server.cloudFor('').db.remove('people', server.one('records', recordId).personId);
    const refusal = await server.refusedOfficer(officer, 'roster.confirm', request);
    expect(refusal).toMatchObject({ code: 'NO_APPLICATION' });
    expect(server.all('rosters')).toEqual([]);
  });

  it('is to be paid at the price of what he certifies, and the roster says who did so', async () => {
    await applied('oDaughter');
    expect(await confirm({ identities: [dibao] })).toEqual({ state: 'awaiting-payment' });
    expect(server.all('rosters')).toMatchObject([
      { identities: [{ ...dibao, region: ruizhou, source: expect.stringContaining(`officer-${officer}`) }] },
    ]);
    expect(await awaiting()).toEqual([]);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    // Ruizhou: 60 yuan on dibao.
    expect(relatives[0]?.record?.status).toMatchObject({ state: 'to-pay', dueFen: 6_000 });
  });

  it('enrols who is exempt by it at once', async () => {
    await applied('oDaughter', tekun, grandmother);
    expect(await confirm({ identities: [tekun] })).toEqual({ state: 'insured' });
    expect(server.all('records')).toMatchObject([{ state: 'insured', insurance: { basis: 'exempt' } }]);
  });

  it('may be certified as less than was claimed, or as an event alone', async () => {
    await applied('oDaughter', tekun);
    const circumstances = [{ code: 'returned-from-abroad', on: isoDay('2023-11-01') }];
    await confirm({ circumstances });
    expect(server.all('rosters')).toMatchObject([{ identities: [], circumstances }]);
  });

  it('is refused where he is insured already', async () => {
    const recordId = await applied('oDaughter');
    const decision = await deciding({ identities: [dibao] });
    const orderId = await server.place('oDaughter', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect((await server.refusedOfficer(officer, 'roster.confirm', decision)).code).toBe('ALREADY_INSURED');
  });

  it('is nobody’s of another place, and none that never was', async () => {
    await applied('oDaughter');
    await server.hireOfficer('elsewhere', [jincheng]);
    const decision = await deciding({ identities: [dibao] });
    expect((await server.refusedOfficer('elsewhere', 'roster.confirm', decision)).code).toBe(
      'NO_APPLICATION',
    );
    for (const wrong of [{ recordId: 'x'.repeat(24) }, { applicationId: 'x'.repeat(32) }]) {
      const refusal = await server.refusedOfficer(officer, 'roster.confirm', { ...decision, ...wrong });
      expect(['NO_APPLICATION', 'BAD_REQUEST']).toContain(refusal.code);
    }
    expect(server.all('rosters')).toEqual([]);
  });

  it('is not his own family’s to confirm, which he may decline', async () => {
    await applied('oDaughter');
    await server.hireOfficer('oDaughter', ['360000']);
    const confirming = await deciding({ identities: [dibao] });
    expect((await server.refusedOfficer('oDaughter', 'roster.confirm', confirming)).code).toBe('CONCERNED');
    expect(await confirm({ decline }, 'oDaughter')).toEqual({ state: 'awaiting-payment' });
  });
});

describe('a claim that an officer declines', () => {
  it('goes with its reason from the application and the payer’s list; he may pay in full', async () => {
    await applied('oDaughter');
    await server.enrol('oDaughter', grandmother, ruizhou);
    expect(await confirm({ decline })).toEqual({ state: 'awaiting-payment' });
    expect(server.all('rosters')).toEqual([]);
    const record = server.all('records').find(({ applications }) => applications[0]?.declined !== undefined);
    expect(record?.applications).toMatchObject([
      { claims: nothing, state: 'awaiting-payment', declined: { ...decline, codes: ['dibao'] } },
    ]);
    expect(record?.history.at(-1)).toMatchObject({ event: 'claim-declined', by: officer });
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    expect(relatives.map(({ claims }) => claims)).toEqual([nothing, nothing]);
    expect(relatives[0]?.record?.status).toMatchObject({ state: 'to-pay', dueFen: 38_000 });
    expect(relatives[0]?.record?.status.reason).toContain('名册里没有');
  });

  it('leaves what another payer claims of him, and what this one claims of others', async () => {
    await applied('oDaughter');
    await applied('oSon');
    await applied('oDaughter', tekun, grandmother);
    const ofFather = (await awaiting()).findIndex(({ person }) => person.name.startsWith('王'));
    const decision = await deciding({ decline }, ofFather);
    await server.officer(officer, 'roster.confirm', decision as never);
    const left = await awaiting();
    expect(left.map(({ claimed }) => claimed.identities.map(({ code }) => code)).sort()).toEqual([
      ['dibao'],
      ['tekun'],
    ]);
    const claims = async (openId: string) =>
      (await server.resident(openId, 'family.list', { year })).relatives.map((one) =>
        one.claims.identities.map(({ code }) => code),
      );
    const both = [await claims('oDaughter'), await claims('oSon')].flat();
    expect(both.sort()).toEqual([[], ['dibao'], ['tekun']]);
  });
});
