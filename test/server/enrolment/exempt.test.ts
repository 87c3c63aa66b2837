import { year, officer, jincheng, type PaymentTestServer, startTestServer } from '../money';
import { isoDay } from '../../../policy/calendar';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { noFen } from '../../../policy/money';
import { claiming, father, grandmother, nothing, onBehalf, ruizhou, tekun } from '../sample';

/** Jincheng's city district (4.1: tekun pay nothing), and a county under the same city. */
const elsewhere = '140521';
/** Ruizhou: whoever is newly recognised comes in outside the window too (3.2); the others have none on 10 May. */
const outOfSeason = '2024-05-10';
const newTekun: CertifiedIdentity = { code: 'tekun', since: isoDay('2024-05-01') };

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.certify(grandmother, jincheng, tekun);
});

async function tied(openId: string): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...grandmother, region: jincheng });
  await server.resident(openId, 'self.confirm', { ...grandmother, code });
}

describe('somebody exempt', () => {
  it('is enrolled by anybody’s application where an office certified her', async () => {
    const record = await server.enrol('stranger', grandmother, jincheng);
    expect(server.one('records', record).insurance).toMatchObject({ basis: 'exempt', region: jincheng });
  });

  it('is enrolled by no stranger in another county: it waits for that office, and no order goes round it', async () => {
    const record = await server.enrol('stranger', grandmother, elsewhere);
    expect(server.one('records', record)).toMatchObject({
      state: 'open',
      insurance: null,
      applications: [{ state: 'awaiting-confirmation' }],
    });
    const { relatives } = await server.resident('stranger', 'family.list', { year });
    expect(relatives[0]?.record?.status).toMatchObject({ state: 'awaiting-confirmation', dueFen: 0 });
    const refusal = await server.refusal('stranger', 'order.place', server.request([record], noFen));
    expect(refusal.code).toBe('AWAITS_OFFICE');
  });

  it('is enrolled there once that office certifies her too', async () => {
    const record = await server.enrol('stranger', grandmother, elsewhere);
    await server.certify(grandmother, elsewhere, tekun);
    expect(server.one('records', record).insurance?.region).toBe(elsewhere);
  });

  it('is enrolled wherever she herself, or somebody whom she confirmed, says', async () => {
    await tied('herself');
    const record = await server.enrol('herself', grandmother, elsewhere, 'self');
    expect(server.one('records', record).insurance?.region).toBe(elsewhere);
  });

  it('finds no stranger’s earlier application in the way of her own', async () => {
    await server.enrol('stranger', grandmother, elsewhere);
    await tied('herself');
    const record = await server.enrol('herself', grandmother, jincheng, 'self');
    expect(server.one('records', record).insurance?.region).toBe(jincheng);
  });

  it('is enrolled where she said, not where a stranger did before, once an office certifies her', async () => {
    await server.enrol('stranger', father, '140502');
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: jincheng });
    await server.resident('himself', 'self.confirm', { ...father, code });
    const record = await server.enrol('himself', father, elsewhere, 'self');
    await server.certify(father, '140500', tekun);
    expect(server.one('records', record).insurance?.region).toBe(elsewhere);
  });
});

describe('somebody exempt out of season, when nobody else could pay', () => {
  beforeEach(async () => {
    server = await startTestServer(outOfSeason);
    await server.certify(grandmother, ruizhou, newTekun);
  });

  it('is enrolled by no stranger, who reads what anybody’s state would be', async () => {
    const record = await server.enrol('stranger', grandmother, ruizhou);
    expect(server.one('records', record).insurance).toBeNull();
    const { relatives } = await server.resident('stranger', 'family.list', { year });
    expect(relatives[0]?.record?.status).toMatchObject({ state: 'closed', dueFen: null });
    const refusal = await server.refusal('stranger', 'order.place', server.request([record], noFen));
    expect(refusal.code).toBe('CLOSED');
  });

  it('is enrolled by her own application', async () => {
    await server.enrol('stranger', grandmother, ruizhou);
    await tied('herself');
    const record = await server.enrol('herself', grandmother, ruizhou, 'self');
    expect(server.one('records', record).insurance).toMatchObject({ basis: 'exempt', region: ruizhou });
  });

  it('is enrolled once her office says so again', async () => {
    const record = await server.enrol('stranger', grandmother, ruizhou);
    await server.certify(grandmother, ruizhou, { ...newTekun, since: isoDay('2024-05-02') });
    expect(server.one('records', record).insurance).toMatchObject({ basis: 'exempt', region: ruizhou });
  });
});

describe('a place that doesn’t exist', () => {
  const relative = {
    requestId: 'request-nowhere',
    person: grandmother,
    relation: 'parent',
    claims: nothing,
    consent: onBehalf,
  };

  it.each(['140599', '999999', '140502999'])('takes nobody in: %s', async (region) => {
    const added = await server.refusedResident('stranger', 'family.add', { ...relative, region });
    expect(added).toMatchObject({ code: 'REGION_UNKNOWN', field: 'region' });
    const enrolled = await server.refusedResident('stranger', 'records.enrol', {
      person: grandmother,
      region,
      year,
      claims: claiming(),
      consent: onBehalf,
    });
    expect(enrolled.code).toBe('REGION_UNKNOWN');
    const looked = await server.refusedResident('stranger', 'person.lookup', {
      ...grandmother,
      region,
      year,
    });
    expect(looked.code).toBe('REGION_UNKNOWN');
  });

  it('takes nobody over from a place that does', async () => {
    const record = await server.enrol('stranger', grandmother, elsewhere);
    const { relatives } = await server.resident('stranger', 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    const edited = await server.refusedResident('stranger', 'family.edit', { relativeId, region: '140599' });
    expect(edited.code).toBe('REGION_UNKNOWN');
    const corrected = await server.refusedResident('stranger', 'records.correct', {
      recordId: record,
      region: '140599',
    });
    expect(corrected.code).toBe('REGION_UNKNOWN');
  });
});
