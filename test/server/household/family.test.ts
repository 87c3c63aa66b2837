import { maximumRelatives } from '../../../contract/family';
import type { PersonEntry } from '../../../contract/claims';
import { checkCharacter } from '../../../contract/identity-document';
import { noFen } from '../../../policy/money';
import { TestServer } from '../test-server';
import { adding } from './adding-request';
import { isoDay } from '../../../policy/calendar';
import {
  asGuardian,
  bySelf,
  child,
  claiming,
  daughter,
  dibao,
  father,
  grandmother,
  newborn,
  ruizhou,
  tekun,
} from '../sample';

const year = 2024;
/** Born 1 January 1970, sequence as given. */
function someone(sequence: number): PersonEntry {
  const digits = `36990119700101${String(sequence).padStart(3, '0')}`;
  return { name: '测试人', document: { kind: 'resident-id', number: digits + checkCharacter(digits) } };
}

describe('the family of a payer', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
  });
  const list = async (payer = 'oDaughter') =>
    (await server.resident(payer, 'family.list', { year })).relatives;

  it('shows where everyone stands, before anything was applied for', async () => {
    const rows = [
      { ...father, identities: [dibao] },
      { ...grandmother, identities: [tekun] },
    ];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer');
    await server.resident('oDaughter', 'family.add', adding(father));
    await server.resident('oDaughter', 'family.add', adding(grandmother));
    const claims = claiming(dibao);
    await server.resident('oDaughter', 'family.add', {
      ...adding(daughter),
      relation: 'self',
      claims,
      consent: bySelf,
    });
    const statuses = (await list()).map(({ record }) => record?.status);
    expect(statuses).toMatchObject([
      { state: 'to-pay', dueFen: 6000, payUntil: '2023-12-31' },
      // Nobody has enrolled her: an order has to.
      { state: 'to-enrol', dueFen: 0 },
      { state: 'awaiting-confirmation', dueFen: 38000 },
    ]);
    expect(server.store.snapshot('records')).toHaveLength(0);
  });

  it('says for whom there is a record to look at', async () => {
    await server.resident('oDaughter', 'family.add', adding(father));
    const { relative } = await server.resident('oDaughter', 'family.add', adding(grandmother));
    await server.resident('oDaughter', 'records.enrol-relative', { relativeId: relative.relativeId, year });
    expect((await list()).map(({ filed }) => filed)).toEqual([false, true]);
  });

  it('adds nobody twice for a repeated request', async () => {
    const request = adding(father);
    const first = await server.resident('oDaughter', 'family.add', request);
    const again = await server.resident('oDaughter', 'family.add', request);
    expect(again.relative.relativeId).toBe(first.relative.relativeId);
    expect(await list()).toHaveLength(1);
  });

  it('refuses the same person a second time', async () => {
    await server.resident('oDaughter', 'family.add', adding(father));
    const refusal = await server.refusedResident('oDaughter', 'family.add', adding(father));
    expect(refusal.code).toBe('ALREADY_RELATIVE');
  });

  it('stores each consent with its version and time, a child’s only from a guardian', async () => {
    const request = { ...adding(child), relation: 'child' as const };
    const refusal = await server.refusedResident('oDaughter', 'family.add', request);
    expect(refusal).toMatchObject({ code: 'CONSENT_NEEDED', details: { by: 'guardian' } });
    const { relative } = await server.resident('oDaughter', 'family.add', {
      ...request,
      consent: asGuardian,
    });
    expect(relative.consent).toEqual({
      version: asGuardian.version,
      by: 'guardian',
      at: Date.parse('2023-11-20T12:00:00+08:00'),
    });
  });

  it('takes consent for a person of 14 from others than a guardian', async () => {
    const digits = '36990120091120001';
    const fourteen: PersonEntry = {
      name: '王中满',
      document: { kind: 'resident-id', number: digits + checkCharacter(digits) },
    };
    await expect(server.resident('oDaughter', 'family.add', adding(fourteen))).resolves.toBeDefined();
  });

  it('ends at twenty people', async () => {
    for (let sequence = 1; sequence <= maximumRelatives; sequence += 1) {
      await server.resident('oDaughter', 'family.add', adding(someone(sequence)));
    }
    const refusal = await server.refusedResident('oDaughter', 'family.add', adding(someone(99)));
    expect(refusal).toMatchObject({ code: 'TOO_MANY_RELATIVES', details: { maximum: 20 } });
  });

  it('changes relation, place and claims, and shows the new answer', async () => {
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    const edited = await server.resident('oDaughter', 'family.edit', {
      relativeId: relative.relativeId,
      relation: 'parent-in-law',
      claims: claiming(dibao),
    });
    expect(edited.relative).toMatchObject({
      relation: 'parent-in-law',
      record: { status: { state: 'awaiting-confirmation' } },
    });
  });

  const confirmedSelf = async (): Promise<string> => {
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    await server.resident('oFather', 'self.confirm', { ...father, code });
    const { relative } = await server.resident('oFather', 'family.add', {
      ...adding(father),
      relation: 'self',
      consent: bySelf,
      claims: claiming(dibao),
    });
    const rows = [{ ...father, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer');
    return relative.relativeId;
  };

  it('lets who may see all change no claim that a roster has confirmed; relation and place still may', async () => {
    const relativeId = await confirmedSelf();
    expect(await list('oFather')).toMatchObject([{ claimsConfirmed: true }]);
    const change = { relativeId, claims: claiming() };
    expect((await server.refusedResident('oFather', 'family.edit', change)).code).toBe('CLAIMS_CONFIRMED');
    const edited = await server.resident('oFather', 'family.edit', { relativeId, relation: 'other' });
    expect(edited.relative).toMatchObject({ relation: 'other', claims: claiming(dibao) });
  });

  it('tells no other payer which of his guesses a roster has confirmed', async () => {
    await confirmedSelf();
    const added = await server.resident('oDaughter', 'family.add', {
      ...adding(father),
      claims: claiming(dibao),
    });
    expect(added.relative.claimsConfirmed).toBeUndefined();
    const { relativeId } = added.relative;
    const edits = [claiming(tekun), claiming(dibao), claiming()];
    for (const claims of edits) await server.resident('oDaughter', 'family.edit', { relativeId, claims });
    expect((await list())[0]?.claimsConfirmed).toBeUndefined();
  });

  it('tells a payer who claimed nothing nothing of what a roster holds', async () => {
    await server.hireOfficer('oOfficer', [ruizhou]);
    const rows = [{ ...father, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer');
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    expect(relative.claimsConfirmed).toBeUndefined();
    const { relativeId } = relative;
    await expect(
      server.resident('oDaughter', 'family.edit', { relativeId, claims: claiming(tekun) }),
    ).resolves.toBeDefined();
  });

  it('adds nobody twice by the same request, sent twice at once', async () => {
    const request = adding(father);
    const answers = await Promise.all([
      server.resident('oDaughter', 'family.add', request),
      server.resident('oDaughter', 'family.add', request),
    ]);
    expect(new Set(answers.map(({ relative }) => relative.relativeId)).size).toBe(1);
    expect(await list()).toHaveLength(1);
  });

  it('loses no change made on two phones at once', async () => {
    await Promise.all([
      server.resident('oDaughter', 'family.add', adding(father)),
      server.resident('oDaughter', 'family.add', adding(grandmother)),
    ]);
    expect(await list()).toHaveLength(2);
  });

  it('applies for a relative with what was said when he was added', async () => {
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    const { record } = await server.resident('oDaughter', 'records.enrol-relative', {
      relativeId: relative.relativeId,
      year,
    });
    expect(record.status).toMatchObject({ state: 'to-pay', dueFen: 38000 });
  });

  it('tells who else has a relative in hand, masked, and until when', async () => {
    await server.resident('oDaughter', 'family.add', {
      ...adding(daughter),
      relation: 'self',
      consent: bySelf,
    });
    await server.resident('oSon', 'family.add', adding(grandmother));
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    expect(relatives).toHaveLength(1);
    const { relative } = await server.resident('oDaughter', 'family.add', adding(grandmother));
    const { relativeId } = relative;
    const { record } = await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    const { db, now } = server.cloudFor('');
    const until = now() + 600_000;
    const reservation = { orderId: 'order-1', openId: 'oDaughter', until };
    await db.updateIf('records', record.recordId, {}, { state: 'reserved', reservation });
    expect((await list('oSon'))[0]?.record?.status).toMatchObject({
      state: 'reserved-by-other',
      reservedBy: '王*',
      reservedUntil: until,
      dueFen: null,
    });
    const own = (await list('oDaughter'))[1]?.record?.status;
    expect(own?.state).toBe('reserved');
    expect(own).not.toHaveProperty('reservedBy');
    server.pass(600_000);
    expect((await list('oSon'))[0]?.record?.status.state).toBe('to-pay');
  });

  it('joins a newborn to his number when it has come', async () => {
    const request = { ...adding(newborn), relation: 'child' as const, consent: asGuardian };
    const { relative } = await server.resident('oDaughter', 'family.add', request);
    expect(relative.awaitsNumber).toBe(true);
    await server.resident('oDaughter', 'person.join-number', {
      relativeId: relative.relativeId,
      document: { kind: 'resident-id', number: '36990120231001002X' },
    });
    expect(await list()).toMatchObject([{ awaitsNumber: false, person: { document: '369***********002X' } }]);
  });
});

describe('taking a relative off the list', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
  });
  const add = async (payer: string, person = father) =>
    (await server.resident(payer, 'family.add', adding(person))).relative.relativeId;

  it('takes his name, number and drafts with it where nobody else needs them', async () => {
    const relativeId = await add('oDaughter');
    await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    const outcome = await server.resident('oDaughter', 'family.withdraw-consent', { relativeId });
    expect(outcome).toMatchObject({ recordsKept: 0, message: expect.stringContaining('已删除') });
    for (const collection of ['people', 'person-keys', 'records'] as const) {
      expect(server.store.snapshot(collection)).toHaveLength(0);
    }
    expect((await server.resident('oDaughter', 'family.list', { year })).relatives).toHaveLength(0);
  });

  it('leaves him to another family that has him too', async () => {
    const relativeId = await add('oDaughter');
    const other = await add('oSon');
    await server.resident('oDaughter', 'family.remove', { relativeId });
    expect(server.store.snapshot('people')).toHaveLength(1);
    await server.resident('oSon', 'records.enrol-relative', { relativeId: other, year });
    await server.resident('oSon', 'family.remove', { relativeId: other });
    expect(server.store.snapshot('people')).toHaveLength(0);
  });

  it('keeps the record of an insured person and says so', async () => {
    const rows = [{ ...grandmother, identities: [tekun] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer');
    const relativeId = await add('oDaughter', grandmother);
    await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    const outcome = await server.resident('oDaughter', 'family.withdraw-consent', { relativeId });
    expect(outcome).toMatchObject({ recordsKept: 1, message: expect.stringContaining('法律规定必须保存') });
    expect(server.store.snapshot('records')).toMatchObject([{ state: 'insured', applications: [] }]);
  });

  it('waits for an order that is under way', async () => {
    const relativeId = await add('oDaughter');
    const { record } = await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    const { db, now } = server.cloudFor('');
    const reservation = { orderId: 'order-1', openId: 'oDaughter', until: now() + 60_000 };
    await db.updateIf('records', record.recordId, {}, { state: 'reserved', reservation });
    const refusal = await server.refusedResident('oDaughter', 'family.remove', { relativeId });
    expect(refusal.code).toBe('ORDER_UNDER_WAY');
    server.pass(60_000);
    await expect(server.resident('oDaughter', 'family.remove', { relativeId })).resolves.toBeDefined();
  });

  it('never loses a person whom another family adds in the same moment', async () => {
    const relativeId = await add('oDaughter');
    await Promise.all([server.resident('oDaughter', 'family.remove', { relativeId }), add('oSon')]);
    const { relatives } = await server.resident('oSon', 'family.list', { year });
    expect(relatives).toHaveLength(1);
    expect(server.store.snapshot('people')).toHaveLength(1);
  });
});

describe('a relative’s agreement', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
  });
  const confirmFather = async (openId = 'oFather') => {
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    await server.resident(openId, 'self.confirm', { ...father, code });
  };
  const invited = async () => {
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    const { relativeId } = relative;
    await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    const { token } = await server.resident('oDaughter', 'family.invite', { relativeId });
    return token;
  };
  const breakdown = async (payer: string) =>
    (await server.resident(payer, 'records.mine', {})).records[0]?.breakdown;

  it('lets the payer see the breakdown, until it is taken back', async () => {
    const token = await invited();
    await confirmFather();
    expect(await breakdown('oDaughter')).toBeUndefined();
    await server.resident('oFather', 'family.accept', { token, accept: true });
    expect(await breakdown('oDaughter')).toMatchObject({ status: 'payable', payFen: 38000 });
    await server.resident('oFather', 'family.accept', { token, accept: false });
    expect(await breakdown('oDaughter')).toBeUndefined();
  });

  it('shows who asks, masked, before he answers', async () => {
    const token = await invited();
    const question = await server.resident('oFather', 'family.invitation', { token });
    expect(question).toMatchObject({ relation: 'parent', person: { name: '王**' }, invitedBy: '' });
  });

  it('is his alone to give: not the payer’s, not a stranger’s', async () => {
    const token = await invited();
    for (const openId of ['oDaughter', 'oStranger']) {
      const refusal = await server.refusedResident(openId, 'family.accept', { token, accept: true });
      expect(refusal.code).toBe('CONFIRM_SELF_FIRST');
    }
  });

  it('is asked for a week', async () => {
    const token = await invited();
    await confirmFather();
    server.pass(7 * 86_400_000);
    const refusal = await server.refusedResident('oFather', 'family.accept', { token, accept: true });
    expect(refusal.code).toBe('INVITATION_OVER');
  });

  it('is not needed where the bureau’s binding file names the payer, once he proved who he is', async () => {
    await invited();
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...daughter, region: ruizhou });
    const ids = new Map(
      server.store.snapshot('people').map(({ _id, birthDate }) => [String(birthDate), String(_id)]),
    );
    await server.cloudFor('').db.put('mutual-aid-accounts', {
      _id: ids.get('1985-07-19') ?? '',
      region: ruizhou,
      balanceFen: noFen,
      reservedFen: noFen,
      authorisedFen: noFen,
      relatives: [{ personId: ids.get('1958-05-12') ?? '', relation: 'parent' }],
      asOf: isoDay('2023-11-01'),
    });
    expect(await breakdown('oDaughter')).toBeUndefined();
    await server.resident('oDaughter', 'self.confirm', { ...daughter, code });
    expect(await breakdown('oDaughter')).toMatchObject({ payFen: 38000 });
  });

  it('is not needed by the person himself, who sees what anyone applied for in his name', async () => {
    await invited();
    await confirmFather();
    expect(await breakdown('oFather')).toMatchObject({ payFen: 38000 });
  });
});
