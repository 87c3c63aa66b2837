import type { PersonEntry } from '../../../contract/claims';
import { fen } from '../../../policy/money';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { asGuardian, claiming, dibao, newborn, nothing, onBehalf, ruizhou } from '../sample';

/** Forty days old; Ruizhou's window closed in February, and newborns of this year pay within ninety days (4.4). */
const baby: PersonEntry = { ...newborn, birthDate: '2024-03-01' };
/** The same birth certificate, by somebody to whom the child is eleven months old: nothing can be paid for him any more. */
const olderBaby: PersonEntry = { ...newborn, birthDate: '2023-05-05' };

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer('2024-04-10');
});

async function add(payer: string, person: PersonEntry): Promise<string> {
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: `request-of-${payer}`,
    person,
    relation: 'child',
    region: ruizhou,
    claims: nothing,
    consent: asGuardian,
  });
  return relative.relativeId;
}

async function recordOf(payer: string, relativeId: string): Promise<string> {
  const { record } = await server.resident(payer, 'records.enrol-relative', { relativeId, year });
  return record.recordId;
}

async function stateSeenBy(payer: string): Promise<string | undefined> {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives[0]?.record?.status.state;
}

describe('a birth date that a stranger typed on a birth certificate', () => {
  it('locks no family out: each payer goes by his own, and so does what is paid', async () => {
    await recordOf('stranger', await add('stranger', olderBaby));
    const record = await recordOf('mother', await add('mother', baby));
    expect(await stateSeenBy('stranger')).toBe('closed');
    expect(await stateSeenBy('mother')).toBe('to-pay');
    const orderId = await server.place('mother', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { insurance } = server.one('records', record);
    expect(insurance?.orderId).toBe(orderId);
    // From birth (4.4), by the mother's word.
    expect(insurance?.determination.coverage?.from).toBe('2024-03-01');
  });

  it('locks nobody out by a passport either: his family applies and pays by its own word', async () => {
    server = await startTestServer('2023-11-20');
    const passport = { name: 'Maria Rossi', document: { kind: 'passport' as const, number: 'YB1234567' } };
    const enrolling = { region: ruizhou, year, claims: nothing, consent: onBehalf };
    const [wrong, right] = ['1958-05-12', '1980-05-06'];
    const asStranger = { person: { ...passport, birthDate: wrong }, ...enrolling };
    const asDaughter = { person: { ...passport, birthDate: right }, ...enrolling };
    await server.resident('stranger', 'records.enrol', asStranger);
    const { record } = await server.resident('daughter', 'records.enrol', asDaughter);
    const { applications } = server.one('records', record.recordId);
    expect(applications.map(({ facts }) => facts.birthDate)).toEqual([wrong, right]);
    const orderId = await server.place('daughter', [record.recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { insurance } = server.one('records', record.recordId);
    expect(insurance).toMatchObject({ orderId, facts: { birthDate: right } });
  });

  it('is asked of the payer’s own when somebody looks his number up', async () => {
    await add('stranger', olderBaby);
    await add('mother', baby);
    const { name, document } = newborn;
    const request = { name, document, region: ruizhou, year };
    const seen = await server.resident('mother', 'person.lookup', request);
    expect(seen).toMatchObject({ found: true, state: 'to-pay', dueFen: 38_000 });
  });

  it('is shown to an officer beside each application', async () => {
    server = await startTestServer('2023-11-20');
    const enrolling = { region: ruizhou, year, claims: claiming(dibao), consent: asGuardian };
    await server.resident('stranger', 'records.enrol', { person: olderBaby, ...enrolling });
    await server.resident('mother', 'records.enrol', { person: newborn, ...enrolling });
    const request = { region: ruizhou, year };
    const { applications } = await server.officer(officer, 'applications.awaiting', request);
    expect(applications.map(({ birthDate }) => birthDate)).toEqual(['2023-05-05', '2023-10-01']);
  });

  it('counts for nobody any more once an office certified him with another', async () => {
    const relativeId = await add('stranger', olderBaby);
    const record = await recordOf('stranger', relativeId);
    await add('mother', baby);
    await server.certify(baby, ruizhou, dibao);
    const [application] = server.one('records', record).applications;
    expect(application?.facts.birthDate).toBe('2024-03-01');
    const late = await server.refusedResident('aunt', 'family.add', {
      requestId: 'request-of-aunt',
      person: olderBaby,
      relation: 'child',
      region: ruizhou,
      claims: nothing,
      consent: asGuardian,
    });
    expect(late.code).toBe('PERSON_MISMATCH');
  });

  it('counts for nobody any more once a window issued a code by another', async () => {
    const passport = { name: 'Maria Rossi', document: { kind: 'passport' as const, number: 'YB1234567' } };
    const enrolling = { region: ruizhou, year, claims: nothing, consent: onBehalf };
    const typed = { ...passport, birthDate: '1958-05-12' };
    const { record } = await server.resident('stranger', 'records.enrol', { person: typed, ...enrolling });
    await server.officer(officer, 'codes.issue', { ...passport, birthDate: '1980-05-06', region: ruizhou });
    const [application] = server.one('records', record.recordId).applications;
    expect(application?.facts.birthDate).toBe('1980-05-06');
  });

  it('keeps the number from being joined, until an office decides which it is', async () => {
    const number = { kind: 'resident-id', number: '369901202403010010' } as const;
    await add('stranger', olderBaby);
    const relativeId = await add('mother', baby);
    const joining = { relativeId, document: number };
    const refusal = await server.refusedResident('mother', 'person.join-number', joining);
    expect(refusal).toMatchObject({ code: 'BIRTH_DATE_DIFFERS', field: 'document.number' });
    expect(refusal.message).toContain('窗口');
    await server.certify(baby, ruizhou, dibao);
    await expect(server.resident('mother', 'person.join-number', joining)).resolves.toBeDefined();
  });

  it('is not what others go by once the payer who typed the same has him no more', async () => {
    const mothers = await add('mother', baby);
    await add('father', baby);
    await add('stranger', olderBaby);
    await server.resident('mother', 'family.remove', { relativeId: mothers });
    expect(await stateSeenBy('father')).toBe('to-pay');
    expect(await stateSeenBy('stranger')).toBe('closed');
    expect(server.all('people')).toMatchObject([{ namedBy: 'father', birthDate: '2024-03-01' }]);
  });

  it('becomes his once nobody has him who typed another, and a third payer keeps his own', async () => {
    const mothers = await add('mother', baby);
    await add('stranger', olderBaby);
    await add('aunt', { ...baby, name: '李平平' });
    await server.resident('mother', 'family.remove', { relativeId: mothers });
    expect(server.all('people')).toMatchObject([{ namedBy: 'stranger', birthDate: '2023-05-05' }]);
    expect(await stateSeenBy('aunt')).toBe('to-pay');
  });
});
