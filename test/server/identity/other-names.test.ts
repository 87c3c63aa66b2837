import type { PersonEntry } from '../../../contract/claims';
import { nameOf } from '../../../server/identity';
import { rotateKeys } from '../../../server/key-rotation';
import { fen } from '../../../policy/money';
import { jincheng, officer, type PaymentTestServer, startTestServer, year } from '../money';
import { claiming, dibao, father, nothing, onBehalf } from '../sample';

/** The father's number under a name that a stranger made up, and under one that the son mistyped. */
const wrong: PersonEntry = { ...father, name: '李四' };
const mistyped: PersonEntry = { ...father, name: '王建同' };

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function namesSeenBy(openId: string): Promise<readonly string[]> {
  const { relatives } = await server.resident(openId, 'family.list', { year });
  return relatives.map(({ person }) => person.name);
}

function enrolling(person: PersonEntry, claims = nothing) {
  return {
    person,
    region: jincheng,
    year,
    claims,
    consent: onBehalf,
  };
}

describe('a number that a stranger typed under a wrong name', () => {
  it('locks no family out: each payer reads his own name, and the family pays', async () => {
    await server.enrol('stranger', wrong, jincheng);
    const record = await server.enrol('daughter', father, jincheng);
    expect(await namesSeenBy('stranger')).toEqual(['李四']);
    expect(await namesSeenBy('daughter')).toEqual(['王建国']);
    const { lines } = await server.ask('daughter', 'order.preview', { recordIds: [record] });
    expect(lines[0]?.person.name).toBe('王建国');
    const orderId = await server.place('daughter', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(server.one('records', record).insurance?.orderId).toBe(orderId);
    const { receipts } = await server.ask('daughter', 'receipt.get', { orderId });
    expect(receipts[0]?.insured).toBe('王**');
  });

  it('tells whoever is asked to pay the name of who asked, and nobody the family’s', async () => {
    await server.enrol('daughter', father, jincheng);
    const recordId = await server.enrol('stranger', wrong, jincheng);
    const { token } = await server.ask('stranger', 'pay-request.make', { recordId });
    await server.ask('second-phone', 'pay-request.open', { token, lastFour: '0017' });
    const preview = await server.ask('second-phone', 'order.preview', { recordIds: [recordId] });
    const orderId = await server.place('second-phone', [recordId], fen(38_000));
    const { order } = await server.ask('second-phone', 'order.get', { orderId });
    const { records } = await server.resident('second-phone', 'records.mine', {});
    const shown = [preview.lines[0], order.lines[0], records[0]].map((one) => one?.person.name);
    expect(shown).toEqual(['李*', '李*', '李*']);
  });

  it('stands in an unpaid order no more once the stranger took him off, nor does the family’s', async () => {
    await server.enrol('daughter', father, jincheng);
    const orderId = await server.place(
      'stranger',
      [await server.enrol('stranger', wrong, jincheng)],
      fen(38_000),
    );
    await server.ask('stranger', 'order.cancel', { orderId });
    const { relatives } = await server.resident('stranger', 'family.list', { year });
    await server.resident('stranger', 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    const { order } = await server.ask('stranger', 'order.get', { orderId });
    expect(order.lines[0]?.person).toEqual({ name: '***', document: '' });
  });

  it('is one person all the same, under either name', async () => {
    const record = await server.enrol('stranger', wrong, jincheng);
    expect(await server.enrol('daughter', father, jincheng)).toBe(record);
  });

  it('is decided by an office: who typed another name applies and orders no more', async () => {
    await server.enrol('daughter', father, jincheng);
    const record = await server.enrol('son', mistyped, jincheng);
    await server.certify(father, jincheng, dibao);
    expect(server.one('records', record).applications.map(({ openId }) => openId)).toEqual(['daughter']);
    const ordered = await server.refusal('son', 'order.place', server.request([record], fen(7_600)));
    expect(ordered.code).toBe('PERSON_MISMATCH');
    const { relatives } = await server.resident('son', 'family.list', { year });
    const request = { relativeId: relatives[0]?.relativeId ?? '', year };
    const applied = await server.refusedResident('son', 'records.enrol-relative', request);
    expect(applied.code).toBe('PERSON_MISMATCH');
    await expect(server.place('daughter', [record], fen(7_600))).resolves.toBeDefined();
  });

  it('stays an office’s word whichever payer leaves', async () => {
    await server.enrol('daughter', father, jincheng);
    await server.enrol('son', father, jincheng);
    await server.certify(father, jincheng, dibao);
    expect(server.all('people')).toMatchObject([{ namedBy: 'office' }]);
    const { relatives } = await server.resident('daughter', 'family.list', { year });
    await server.resident('daughter', 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    expect(server.all('people')).toMatchObject([{ namedBy: 'office' }]);
    expect(await namesSeenBy('son')).toEqual(['王建国']);
  });

  it('is refused as ever once an office has given the name', async () => {
    await server.certify(father, jincheng, dibao);
    const refusal = await server.refusedResident('stranger', 'records.enrol', enrolling(wrong));
    expect(refusal.code).toBe('PERSON_MISMATCH');
  });

  it('is decided by the person himself, who comes to a window', async () => {
    await server.enrol('stranger', wrong, jincheng);
    await server.enrol('daughter', father, jincheng);
    server.pass(1);
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: jincheng });
    await server.resident('himself', 'self.confirm', { ...father, code });
    const { person } = await server.resident('himself', 'self.get', {});
    expect(person?.name).toBe('王**');
    expect(await namesSeenBy('daughter')).toEqual(['王建国']);
    // The stranger learns no name that he did not know.
    expect(await namesSeenBy('stranger')).toEqual(['王**']);
  });

  it('is shown in full to who took him on his list after an office gave the name, for he typed that very one', async () => {
    await server.certify(father, jincheng, dibao);
    await server.enrol('daughter', father, jincheng);
    expect(await namesSeenBy('daughter')).toEqual(['王建国']);
  });

  it('stays in full where an office gives the name that was typed', async () => {
    await server.enrol('daughter', father, jincheng);
    await server.certify(father, jincheng, dibao);
    expect(await namesSeenBy('daughter')).toEqual(['王建国']);
  });

  it('is masked where an office gives another, to who typed the wrong one', async () => {
    await server.enrol('stranger', wrong, jincheng);
    server.pass(1);
    await server.certify(father, jincheng, dibao);
    expect(await namesSeenBy('stranger')).toEqual(['王**']);
  });

  it('goes by the next payer’s name once the stranger has him no more', async () => {
    await server.enrol('stranger', wrong, jincheng);
    await server.enrol('daughter', father, jincheng);
    const { relatives } = await server.resident('stranger', 'family.list', { year });
    await server.resident('stranger', 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    const [person] = server.all('people');
    if (person === undefined) throw new Error('nobody is left');
    expect(nameOf(server.cloudFor(''), person)).toBe(father.name);
    expect(person).toMatchObject({ namedBy: 'daughter', otherNames: [] });
    expect(JSON.stringify(person)).not.toContain('stranger');
  });

  it('can be put right by who typed it, whoever else has him meanwhile', async () => {
    await server.enrol('daughter', wrong, jincheng);
    await server.enrol('son', mistyped, jincheng);
    await server.resident('daughter', 'records.enrol', enrolling(father));
    expect(await namesSeenBy('daughter')).toEqual(['王建国']);
  });

  it('is shown to an officer under the name of each application', async () => {
    await server.resident('stranger', 'records.enrol', enrolling(wrong, claiming(dibao)));
    await server.resident('daughter', 'records.enrol', enrolling(father, claiming(dibao)));
    const request = { region: jincheng, year };
    const { applications } = await server.officer(officer, 'applications.awaiting', request);
    expect(applications.map(({ person }) => person.name)).toEqual(['李四', '王建国']);
  });

  it('is read after its key was rotated away', async () => {
    await server.enrol('stranger', wrong, jincheng);
    await server.enrol('daughter', father, jincheng);
    const { encryptionKeys } = server.settings;
    const key = { version: (encryptionKeys[0]?.version ?? 0) + 1, bytes: Buffer.alloc(32, 7) };
    server.settings = { ...server.settings, encryptionKeys: [key, ...encryptionKeys] };
    await rotateKeys(server.cloudFor('', 'function'));
    server.settings = { ...server.settings, encryptionKeys: [key] };
    expect(await namesSeenBy('daughter')).toEqual(['王建国']);
  });
});
