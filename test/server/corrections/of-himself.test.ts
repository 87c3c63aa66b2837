import { checkCharacter } from '../../../contract/identity-document';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { type PaymentTestServer, jincheng, startTestServer, year } from '../money';
import { asGuardian, dibao, father, grandmother, newborn, nothing, onBehalf, ruizhou } from '../sample';
import { corrected, found, notCorrected, shownToSecond } from './correcting';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** Born on the father's day, with another sequence. */
const typedWrong = numberOf('36990119580512008');
const neverTaken = numberOf('36990119580512010');

function numberOf(digits: string): { readonly kind: 'resident-id'; readonly number: string } {
  return { kind: 'resident-id', number: digits + checkCharacter(digits) };
}

describe('a name that an office typed wrong', () => {
  it('is put right by two officers of his place, and from then on the right one is taken', async () => {
    await server.certify({ ...father, name: '王建果' }, ruizhou, dibao);
    const adding = {
      requestId: 'request-of-daughter',
      person: father,
      relation: 'parent' as const,
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    };
    expect((await server.refusedResident('oDaughter', 'family.add', adding)).code).toBe('PERSON_MISMATCH');
    await corrected(server, father, ruizhou, { kind: 'name', name: '王建国' });
    await server.resident('oDaughter', 'family.add', adding);
    const { person, corrections } = await found(server, father, ruizhou);
    expect(person.name).toBe('王建国');
    expect(corrections).toMatchObject([{ kind: 'name', reason: '对照了户口簿和身份证' }]);
  });

  it('stays as it is by one officer alone', async () => {
    await server.certify({ ...father, name: '王建果' }, ruizhou, dibao);
    const words = await shownToSecond(server, father, ruizhou, { kind: 'name', name: '王建国' });
    expect(words).toContain('姓名“王建果”改为“王建国”');
    expect((await found(server, father, ruizhou)).person.name).toBe('王建果');
  });

  it('is not put right by an office of a place that does not know him', async () => {
    await server.certify(father, ruizhou, dibao);
    await expect(found(server, father, jincheng)).rejects.toThrow('NO_PERSON');
    const { personId } = await found(server, father, ruizhou);
    const content = {
      correctionId: 'c'.repeat(32),
      personId,
      region: jincheng,
      correction: { kind: 'name', name: '王建军' },
      reason: '想改一个名字',
    };
    expect((await server.refusedByTwo('persons.correct', content)).code).toBe('OTHER_REGION');
  });
});

describe('a name that a payer typed wrong', () => {
  it('is put right with the birth date beside it, which is the office’s word from then on too', async () => {
    const adding = { region: ruizhou, year, claims: nothing, consent: asGuardian };
    const typed = { ...newborn, name: '李案案' };
    const { record } = await server.resident('oStranger', 'records.enrol', { person: typed, ...adding });
    const orderId = await server.place('oStranger', [record.recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const words = await shownToSecond(server, newborn, ruizhou, { kind: 'name', name: '李安安' });
    expect(words).toContain('姓名“李案案”改为“李安安”，出生日期2023年10月1日不变');
    await corrected(server, newborn, ruizhou, { kind: 'name', name: '李安安' });
    const other = { ...newborn, birthDate: '2023-05-05' };
    const refusal = await server.refusedResident('oAunt', 'records.enrol', { person: other, ...adding });
    expect(refusal.code).toBe('PERSON_MISMATCH');
  });
});

describe('a number that was typed wrong', () => {
  it('finds him no more, and the right one does, with what was certified', async () => {
    await server.certify({ ...father, document: typedWrong }, ruizhou, dibao);
    const before = await found(server, { document: typedWrong }, ruizhou);
    await corrected(server, { document: typedWrong }, ruizhou, {
      kind: 'document',
      document: father.document,
    });
    const after = await found(server, father, ruizhou);
    expect(after.personId).toBe(before.personId);
    expect(after.certifications).toMatchObject([{ code: 'dibao', since: '2022-06-01' }]);
    await expect(found(server, { document: typedWrong }, ruizhou)).rejects.toThrow('NO_PERSON');
  });

  it('shows the second officer which places of the number change', async () => {
    await server.certify({ ...father, document: typedWrong }, ruizhou, dibao);
    const words = await shownToSecond(server, { document: typedWrong }, ruizhou, {
      kind: 'document',
      document: father.document,
    });
    expect(words).toBe(
      '居民身份证改为居民身份证369***********0017，第17位由8改为1，第18位由4改为7。理由：对照了户口簿和身份证',
    );
  });

  it('is refused where another person has the right one, with what to do', async () => {
    await server.certify({ ...father, document: typedWrong }, ruizhou, dibao);
    await server.certify(father, ruizhou);
    const change = { kind: 'document', document: father.document } as const;
    const refusal = await notCorrected(server, { document: typedWrong }, ruizhou, change);
    expect(refusal.code).toBe('NUMBER_TAKEN');
    expect(refusal.message).toContain('请先查那一份');
  });

  it('is refused where the number cannot be', async () => {
    await server.certify(father, ruizhou, dibao);
    const wrong = { kind: 'resident-id', number: `${neverTaken.number.slice(0, 17)}?` } as const;
    const refusal = await notCorrected(server, father, ruizhou, { kind: 'document', document: wrong });
    expect(refusal).toMatchObject({ code: 'DOCUMENT_WRONG', field: 'correction.document.number' });
  });

  it('may become a document of another kind', async () => {
    await server.certify(father, ruizhou, dibao);
    const document = { kind: 'passport', number: 'E12345678' } as const;
    await corrected(server, father, ruizhou, { kind: 'document', document });
    expect((await found(server, { document }, ruizhou)).documents).toEqual([
      { kind: 'passport', number: 'E******78' },
    ]);
  });
});

describe('a birth date', () => {
  it('of a birth certificate is put right, and what the newborn owes is answered anew', async () => {
    const { relative } = await server.resident('oMother', 'family.add', {
      requestId: 'request-newborn',
      person: newborn,
      relation: 'child',
      region: ruizhou,
      claims: nothing,
      consent: asGuardian,
    });
    await server.resident('oMother', 'records.enrol-relative', { relativeId: relative.relativeId, year });
    // Born in 2022 he is no newborn of 2023 any more.
    const { redetermined } = await corrected(server, newborn, ruizhou, {
      kind: 'birth-date',
      birthDate: isoDay('2022-10-01'),
    });
    expect(redetermined).toBe(1);
    expect((await found(server, newborn, ruizhou)).birthDate).toBe('2022-10-01');
  });

  it('in a number goes with the number', async () => {
    await server.certify(father, ruizhou, dibao);
    const change = { kind: 'birth-date', birthDate: isoDay('1958-05-13') } as const;
    const refusal = await notCorrected(server, father, ruizhou, change);
    expect(refusal).toMatchObject({ code: 'NOT_SO' });
    expect(refusal.message).toContain('请更正证件号码');
  });

  it('that one office gave is not overwritten by another’s roster', async () => {
    const document = { kind: 'passport', number: 'E12345678' } as const;
    const guest = { name: '安娜', document, birthDate: isoDay('1980-03-01') };
    await server.certify(guest, ruizhou, dibao);
    const rows = [{ ...guest, birthDate: isoDay('1980-01-03'), identities: [dibao] }];
    const { rejected } = await server.byTwo('roster.import', {
      batch: 'other',
      part: 1,
      region: jincheng,
      rows,
    });
    expect(rejected).toMatchObject([{ field: 'birthDate' }]);
    expect((await found(server, guest, ruizhou)).birthDate).toBe('1980-03-01');
  });
});

describe('a number that was joined to the wrong newborn', () => {
  const joined = numberOf('36990120231001002');

  beforeEach(async () => {
    const { relative } = await server.resident('oMother', 'family.add', {
      requestId: 'request-newborn',
      person: newborn,
      relation: 'child',
      region: ruizhou,
      claims: nothing,
      consent: asGuardian,
    });
    const { relativeId } = relative;
    await server.resident('oMother', 'person.join-number', { relativeId, document: joined });
  });

  it('is free again, and the certificate finds him as before', async () => {
    const { personId } = await found(server, { document: joined }, ruizhou);
    await corrected(server, { document: joined }, ruizhou, { kind: 'joined-number' });
    await expect(found(server, { document: joined }, ruizhou)).rejects.toThrow('NO_PERSON');
    const after = await found(server, newborn, ruizhou);
    expect([after.personId, after.documents.length]).toEqual([personId, 1]);
  });

  it('can be joined to the right one then', async () => {
    await corrected(server, { document: joined }, ruizhou, { kind: 'joined-number' });
    const { relatives } = await server.resident('oMother', 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    await server.resident('oMother', 'person.join-number', { relativeId, document: joined });
    expect((await found(server, { document: joined }, ruizhou)).documents).toHaveLength(2);
  });

  it('is not taken off who never had a certificate', async () => {
    await server.certify(grandmother, ruizhou, dibao);
    const refusal = await notCorrected(server, grandmother, ruizhou, { kind: 'joined-number' });
    expect(refusal.code).toBe('NOT_SO');
  });
});
