import { fen } from '../../../policy/money';
import { runTimer } from '../../../server/actions/timer';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { dispatched } from '../said';
import { jpeg } from '../pictures';
import { inboxPath } from '../../../server/evidence/paths';
import { dibao, father, nothing, onBehalf, ruizhou } from '../sample';

const payer = 'daughter';
const number = '13812340017';
const day = 24 * 3_600_000;

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** A payer asks for money back; answers with what stands for it. */
async function refundAsked() {
  const record = await server.enrol(payer, father, ruizhou);
  const orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const { refunds } = await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
  return { kind: 'refund', id: refunds[0]?.refundId ?? '' } as const;
}

/** He claims that his father has dibao, which no roster has. */
async function claimed() {
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: 'request-of-a-claim',
    person: father,
    relation: 'parent',
    region: ruizhou,
    claims: { ...nothing, identities: [dibao] },
    consent: onBehalf,
  });
  const { record } = await server.resident(payer, 'records.enrol-relative', {
    relativeId: relative.relativeId,
    year: 2024,
  });
  return { kind: 'claim', id: record.recordId } as const;
}

function leave(
  of: { readonly kind: 'refund' | 'claim'; readonly id: string },
  phone: string | null = number,
) {
  return server.ask(payer, 'evidence.phone', { ...of, phone });
}

async function onlyCase() {
  const [one] = (await server.asOfficer('cases.list', { region: ruizhou })).cases;
  if (one === undefined) throw new Error('no case');
  return one;
}

async function onlyClaim() {
  const { applications } = await server.asOfficer('applications.awaiting', { region: ruizhou, year: 2024 });
  const [one] = applications;
  if (one === undefined) throw new Error('no claim');
  return one;
}

describe('the telephone number of who asks', () => {
  it('is left with a request for a refund, sealed, and shown to its office alone, on demand', async () => {
    const of = await refundAsked();
    expect((await onlyCase()).hasPhone).toBeUndefined();
    expect(await leave(of, ' 138-1234 0017')).toEqual({ phone: number });
    expect((await server.ask(payer, 'evidence.look', of)).phone).toBe(number);
    expect(server.dump()).not.toContain(number);
    const { caseId, hasPhone } = await onlyCase();
    expect(hasPhone).toBe(true);
    expect(await server.asOfficer('cases.phone', { caseId })).toEqual({ number });
    await server.hireOfficer('elsewhere', [jincheng]);
    expect((await server.officerRefusal('cases.phone', { caseId }, 'elsewhere')).code).toBe('NO_CASE');
  });

  it('is left with a claim, which each payer makes for himself', async () => {
    const of = await claimed();
    await leave(of);
    const { recordId, applicationId, hasPhone } = await onlyClaim();
    expect(hasPhone).toBe(true);
    const which = { recordId, applicationId };
    expect(await server.asOfficer('applications.phone', which)).toEqual({ number });
    await server.hireOfficer('elsewhere', [jincheng]);
    expect((await server.officerRefusal('applications.phone', which, 'elsewhere')).code).toBe(
      'NO_APPLICATION',
    );
    expect((await server.refusal('stranger', 'evidence.phone', { ...of, phone: number })).code).toBe(
      'NO_REQUEST',
    );
    expect((await server.ask('stranger', 'evidence.look', of)).phone).toBeUndefined();
  });

  it('is looked at in the log, with whom it concerns', async () => {
    await leave(await claimed());
    const { recordId, applicationId } = await onlyClaim();
    await server.asOfficer('applications.phone', { recordId, applicationId });
    const entry = server.all('audit-log').find(({ action }) => action === 'applications.phone');
    expect(entry?.region).toBe(ruizhou);
    expect(JSON.stringify(entry)).not.toContain(number);
  });

  it('is refused where it is none, with what to write, and taken back until it is decided', async () => {
    const of = await refundAsked();
    const refusal = await server.refusal(payer, 'evidence.phone', { ...of, phone: '12345' });
    expect(refusal).toMatchObject({
      code: 'WRONG_PHONE',
      message: '联系电话写11位手机号码，或者带区号的座机号码。',
    });
    await leave(of);
    expect(await leave(of, null)).toEqual({});
    expect(server.all('evidence')).toEqual([]);
    const { caseId } = await onlyCase();
    expect((await server.officerRefusal('cases.phone', { caseId })).code).toBe('NO_PHONE');
    await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '没有选错' });
    expect((await server.refusal(payer, 'evidence.phone', { ...of, phone: number })).code).toBe(
      'REQUEST_DECIDED',
    );
  });

  it('stays with the pictures, and they with it, when one of both is taken back', async () => {
    const of = await claimed();
    await leave(of);
    const { pictureId } = await server.ask(payer, 'evidence.begin', of);
    server.files.upload(payer, inboxPath(pictureId), jpeg);
    await server.ask(payer, 'evidence.keep', { ...of, pictureId });
    expect(await onlyClaim()).toMatchObject({ pictures: 1, hasPhone: true });
    const { recordId, applicationId } = await onlyClaim();
    const shown = await server.asOfficer('applications.pictures', { recordId, applicationId });
    expect(shown.pictures).toMatchObject([{ pictureId }]);
    await server.ask(payer, 'evidence.remove', { ...of, pictureId });
    expect((await server.ask(payer, 'evidence.look', of)).phone).toBe(number);
  });

  it('of a refund goes sixty days after the decision', async () => {
    await leave(await refundAsked());
    const { caseId } = await onlyCase();
    await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '没有选错' });
    server.pass(60 * day - 60_000);
    await server.tick();
    expect(server.all('evidence')).toHaveLength(1);
    server.pass(2 * day);
    await server.tick();
    expect(server.all('evidence')).toEqual([]);
  });

  it('of a claim goes sixty days after the office answered, and at once where the payer leaves', async () => {
    const of = await claimed();
    await leave(of);
    const { recordId, applicationId } = await onlyClaim();
    await server.asOfficer('roster.confirm', {
      recordId,
      applicationId,
      identities: [],
      circumstances: [],
      decline: { reason: 'not-on-list' },
    });
    for (let passed = 0; passed < 59; passed += 1) {
      server.pass(day);
      await server.tick();
    }
    expect(server.all('evidence')).toHaveLength(1);
    server.pass(3 * day);
    await server.tick();
    expect(server.all('evidence')).toEqual([]);
  });

  it('is written anew under new keys, and read as before', async () => {
    const of = await refundAsked();
    await leave(of);
    const [before] = server.all('evidence');
    const { encryptionKeys } = server.settings;
    const newest = { version: 9, bytes: new Uint8Array(32).fill(7) };
    server.settings = { ...server.settings, encryptionKeys: [newest, ...encryptionKeys] };
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    const [after] = server.all('evidence');
    expect(after?.sealVersion).toBe(9);
    expect(after?.phone).not.toBe(before?.phone);
    expect((await server.ask(payer, 'evidence.look', of)).phone).toBe(number);
  });

  it('stands in the copy of what is stored of him, and goes with an erasure', async () => {
    await leave(await claimed());
    const copy = await server.resident(payer, 'me.copy', {});
    expect(JSON.stringify(copy)).toContain(number);
  });
});

describe('the whole number of whom it is about', () => {
  const numbers = async (personId: string) => {
    const event = { action: 'persons.number', region: ruizhou, personId, reason: 'call' };
    return JSON.stringify(await dispatched(officerTable, server.cloudFor(officer), event));
  };

  it('is there for a claim and for a refund, for a reason that the log keeps', async () => {
    await claimed();
    const { personId } = await onlyClaim();
    expect(await numbers(personId)).toContain(father.document.number);
    const entry = server.all('audit-log').find(({ action }) => action === 'persons.number');
    expect(JSON.stringify(entry)).toContain('call');
  });

  it('is there for a refund', async () => {
    await refundAsked();
    const [person] = (await onlyCase()).people;
    expect(await numbers(person?.personId ?? '')).toContain(father.document.number);
  });
});
