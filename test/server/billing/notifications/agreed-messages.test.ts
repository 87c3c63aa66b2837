import { fen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import type { PersonEntry } from '../../../../contract/claims';
import { PaymentTestServer, hunan, jincheng, officer, year } from '../../money';
import { fileOf, paid } from '../elsewhere-payments/tax-office';
import type { Relation } from '../../../../contract/family';
import { daughter, dibao, father, grandmother, ruizhou } from '../../sample';

const payer = 'oDaughter';
const two = [officer, 'officer-2'] as const;
const hour = 3_600_000;

let server: PaymentTestServer;
beforeEach(async () => {
  server = new PaymentTestServer('2023-11-20');
  for (const id of two) await server.hireOfficer(id, ['430000', ruizhou]);
});

function told(openId = payer) {
  return server.sent
    .filter((one) => one.openId === openId && one.kind !== 'payment')
    .map(({ kind, day, words }) => [kind, day, words] as const);
}
async function offered(recordId: string, openId = payer) {
  return (await server.resident(openId, 'messages.mine', { recordId })).offered;
}
async function agreed(openId = payer) {
  const { agreed: all } = await server.resident(openId, 'messages.mine', {});
  return all.map(({ kind, recordId, left }) => [kind, recordId, left]);
}
function agree(recordId: string, kind: 'claim' | 'deadline' | 'cover') {
  return server.resident(payer, 'messages.agree', { kinds: [kind], recordId });
}
async function relativeIdOf(recordId: string): Promise<string> {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives.find(({ record }) => record?.recordId === recordId)?.relativeId ?? '';
}
/** Goes to that moment in China, the timer with it. */
async function at(moment: string): Promise<void> {
  server.pass(Date.parse(`${moment}:00+08:00`) - server.cloudFor('').now());
  await server.tick();
}
async function pay(recordId: string, amountFen: number): Promise<void> {
  const orderId = await server.place(payer, [recordId], fen(amountFen));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

// Hunan's notice takes 380 yuan until the last day of December 2023.
describe('whoever agreed to be reminded to pay', () => {
  it('reads on which day that will be, and is reminded once, three days before the last day', async () => {
    const recordId = await server.enrol(payer, father, hunan);
    expect(await offered(recordId)).toEqual([{ kind: 'deadline', on: '2023-12-28' }]);
    await agree(recordId, 'deadline');
    expect(await offered(recordId)).toEqual([]);
    const { agreed: own } = await server.resident(payer, 'messages.mine', { recordId });
    expect(own).toMatchObject([{ person: { name: '王建国', document: '369***********0017' } }]);
    await at('2023-12-28T08:59');
    expect(told()).toEqual([]);
    await at('2023-12-28T09:01');
    await at('2023-12-29T12:00');
    await at('2023-12-31T17:30');
    expect(told()).toEqual([['deadline', '2023年12月31日', '还没缴费，最好在这天以前缴，请看记录']]);
    expect(server.sent[0]?.page).toBe(`packages/records/record/index?id=${recordId}`);
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('may agree again, and is reminded on the last day', async () => {
    const recordId = await server.enrol(payer, father, hunan);
    await agree(recordId, 'deadline');
    await at('2023-12-28T09:01');
    expect(await offered(recordId)).toEqual([{ kind: 'deadline', on: '2023-12-31' }]);
    await agree(recordId, 'deadline');
    await at('2023-12-31T09:01');
    expect(told()).toHaveLength(2);
    await at('2023-12-31T16:00');
    expect(await offered(recordId)).toEqual([]);
  });

  it('is reminded once of each month’s day by one consent where WeChat granted a long-term template', async () => {
    const deadline = { id: 'long', longTerm: true, day: 'date1', words: 'thing2' } as const;
    server.settings = { ...server.settings, messageTemplates: { deadline } };
    const recordId = await server.enrol(payer, father, jincheng);
    await agree(recordId, 'deadline');
    for (const day of ['11-22T09:01', '11-25T09:01', '11-26T09:01', '12-02T09:30', '12-09T09:31'])
      await at(`2023-${day}`);
    expect(told().map(([, day]) => day)).toEqual(['2023年11月25日']);
    for (const day of ['12-16T09:32', '12-22T09:33', '12-25T09:01']) await at(`2023-${day}`);
    expect(told().map(([, day]) => day)).toEqual(['2023年11月25日', '2023年12月25日']);
    await server.resident(payer, 'messages.take-back', { kind: 'deadline', recordId });
    expect(await agreed()).toEqual([]);
  });

  it('is reminded of each relative who is still unpaid, and of none who has paid', async () => {
    const unpaid = await server.enrol(payer, father, hunan);
    const paid = await server.enrol(payer, grandmother, hunan);
    await agree(unpaid, 'deadline');
    await agree(paid, 'deadline');
    await pay(paid, 38_000);
    await at('2023-12-28T09:01');
    const reminders = server.sent.filter(({ kind }) => kind === 'deadline');
    expect(reminders.map(({ page }) => page)).toEqual([`packages/records/record/index?id=${unpaid}`]);
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('is reminded of one relative after another was taken off the list', async () => {
    const kept = await server.enrol(payer, father, hunan);
    const gone = await server.enrol(payer, grandmother, hunan);
    for (const one of [kept, gone]) await agree(one, 'deadline');
    await server.resident(payer, 'family.remove', { relativeId: await relativeIdOf(gone) });
    expect(await agreed()).toEqual([['deadline', kept, 1]]);
    await at('2023-12-28T09:01');
    expect(told()).toHaveLength(1);
  });

  it.each<[string, (recordId: string) => Promise<unknown>]>([
    [
      'said that it is paid elsewhere',
      async (recordId) =>
        server.resident(payer, 'family.say-paid-elsewhere', {
          relativeId: await relativeIdOf(recordId),
          year,
          paid: true,
        }),
    ],
    [
      'took the relative off his list',
      async (recordId) =>
        server.resident(payer, 'family.remove', { relativeId: await relativeIdOf(recordId) }),
    ],
    [
      'it was paid at the bank, of which the tax office told',
      () => server.byTwo('elsewhere.import', fileOf([paid(father, { region: hunan })], 'bank-1', hunan)),
    ],
    ['erased his account', () => server.resident(payer, 'me.erase', { fromLists: false })],
    [
      'took it back',
      (recordId) => server.resident(payer, 'messages.take-back', { kind: 'deadline', recordId }),
    ],
  ])('and %s, is reminded of nothing', async (_, act) => {
    const recordId = await server.enrol(payer, father, hunan);
    await agree(recordId, 'deadline');
    await act(recordId);
    await at('2023-12-28T09:01');
    await at('2023-12-31T09:01');
    expect(told()).toEqual([]);
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('is reminded of the last day of the month where the notice collects by months', async () => {
    // Jincheng 2: days 1 to 25 of each month.
    const recordId = await server.enrol(payer, father, jincheng);
    expect(await offered(recordId)).toEqual([{ kind: 'deadline', on: '2023-11-22' }]);
    await agree(recordId, 'deadline');
    await at('2023-11-22T09:01');
    expect(told()).toMatchObject([['deadline', '2023年11月25日', '还没缴费，最好在这天以前缴，请看记录']]);
  });

  it('is reminded of the day that a newer notice sets', async () => {
    const recordId = await server.enrol(payer, father, hunan);
    await agree(recordId, 'deadline');
    const notice = (await import('../../../../policy/notices/hunan-2024.json')).default;
    const rules = notice.rules.map((rule) => (rule.kind === 'window' ? { ...rule, to: '2023-12-15' } : rule));
    await server.publish({ ...notice, rules }, two, '430000');
    for (const day of ['11-27T13:00', '12-04T14:00', '12-11T15:00', '12-12T09:01']) await at(`2023-${day}`);
    expect(told()).toMatchObject([['deadline', '2023年12月15日', '还没缴费，最好在这天以前缴，请看记录']]);
  });
});

describe('whoever agreed to hear when cover begins', () => {
  it('hears it on its first day, once', async () => {
    const recordId = await server.enrol(payer, father, hunan);
    await pay(recordId, 38_000);
    expect(await offered(recordId)).toEqual([{ kind: 'answer' }, { kind: 'cover', on: '2024-01-01' }]);
    await agree(recordId, 'cover');
    await at('2023-12-31T12:00');
    expect(told()).toEqual([]);
    await at('2024-01-01T09:01');
    await at('2024-01-02T09:01');
    expect(told()).toEqual([['cover', '2024年1月1日', '从这天起享受医保待遇，请看记录']]);
    expect(await offered(recordId)).toEqual([{ kind: 'answer' }]);
  });

  it('hears nothing where the money went back before', async () => {
    const recordId = await server.enrol(payer, father, hunan);
    await pay(recordId, 38_000);
    await agree(recordId, 'cover');
    const held = server.one('records', recordId);
    await server.cloudFor('').db.put('records', { ...held, state: 'open', insurance: null, insuredIn: null });
    await at('2024-01-01T09:01');
    expect(told()).toEqual([]);
    expect(server.all('agreed-messages')).toEqual([]);
  });
});

describe('whoever agreed to hear what an office answers to a claim', () => {
  /** A claim of dibao for the father. */
  async function claim(person: PersonEntry = father): Promise<string> {
    const recordId = await server.enrol(payer, person, hunan);
    const claims = { identities: [dibao], circumstances: [] };
    await server.resident(payer, 'records.correct', { recordId, claims });
    return recordId;
  }
  async function decide(recordId: string, more: object): Promise<void> {
    const { applications } = await server.officer(officer, 'applications.awaiting', {
      region: '430000',
      year,
    });
    const one = applications.find((application) => application.recordId === recordId);
    await server.officer(officer, 'roster.confirm', {
      recordId,
      applicationId: one?.applicationId ?? '',
      identities: [],
      circumstances: [],
      ...more,
    });
  }

  it('hears the reason of a no within the minute, at any hour', async () => {
    const recordId = await claim();
    expect((await offered(recordId)).map(({ kind }) => kind)).toEqual(['claim', 'deadline']);
    await agree(recordId, 'claim');
    expect((await offered(recordId)).map(({ kind }) => kind)).toEqual(['deadline']);
    expect(await agreed()).toEqual([['claim', recordId, 1]]);
    server.pass(11 * hour);
    await decide(recordId, { decline: { reason: 'papers-incomplete' } });
    await server.minutes(1);
    expect(told()).toEqual([['claim', '2023年11月20日', '没有认可：证明材料不全']]);
    expect(await agreed()).toEqual([]);
  });

  it('hears that it was confirmed', async () => {
    const recordId = await claim();
    await agree(recordId, 'claim');
    await decide(recordId, { identities: [{ ...dibao, since: isoDay('2023-11-01') }] });
    await server.minutes(1);
    expect(told()).toEqual([['claim', '2023年11月20日', '申报的身份已经核实，请看记录']]);
  });

  it('hears nothing where he took it back, and nothing twice', async () => {
    const recordId = await claim();
    await agree(recordId, 'claim');
    await server.resident(payer, 'messages.take-back', { kind: 'claim', recordId });
    await decide(recordId, { decline: { reason: 'not-on-list' } });
    await server.minutes(2);
    expect(told()).toEqual([]);
  });
});

describe('whoever agreed to hear of changes when he enrolled', () => {
  async function enrolAgreeing(
    region = hunan,
    person = father,
    relation: Relation = 'parent',
  ): Promise<string> {
    const recordId = await server.enrol(payer, person, region, relation);
    const relativeId = await relativeIdOf(recordId);
    await server.resident(payer, 'records.enrol-relative', { relativeId, year, messages: ['notice'] });
    return recordId;
  }

  async function publishDearer(): Promise<void> {
    const notice = (await import('../../../../policy/notices/ruizhou-2024.json')).default;
    const rules = notice.rules.map((rule) =>
      rule.rule === 'premium' ? { ...rule, amountFen: 40_000 } : rule,
    );
    await server.publish({ ...notice, rules }, two, ruizhou);
  }

  it('hears that a roster changed the amount, by day and once', async () => {
    await enrolAgreeing();
    await at('2023-11-20T22:00');
    await server.certify(father, hunan, { ...dibao, since: isoDay('2023-11-01') });
    await server.minutes(2);
    expect(told()).toEqual([]);
    await at('2023-11-21T08:01');
    expect(told()).toEqual([['notice', '2023年11月20日', '应缴金额有变化，请看记录']]);
    expect(await agreed()).toEqual([]);
  });

  it('hears nothing in the morning of what he was answered at night, when he enrolled anew', async () => {
    const recordId = await enrolAgreeing();
    await at('2023-11-20T22:00');
    await server.certify(father, hunan, { ...dibao, since: isoDay('2023-11-01') });
    await at('2023-11-20T22:30');
    await server.resident(payer, 'records.enrol-relative', {
      relativeId: await relativeIdOf(recordId),
      year,
    });
    await at('2023-11-21T08:01');
    expect(told()).toEqual([]);
    expect(await agreed()).toEqual([]);
  });

  it('hears in the morning of what a roster changed at night after he enrolled anew, though an earlier change is told', async () => {
    const recordId = await enrolAgreeing();
    await at('2023-11-20T22:00');
    await server.certify(father, hunan, { ...dibao, since: isoDay('2023-11-01') });
    await at('2023-11-20T22:30');
    await server.resident(payer, 'records.enrol-relative', {
      relativeId: await relativeIdOf(recordId),
      year,
    });
    await at('2023-11-20T23:00');
    await server.certify(father, hunan, { code: 'tekun', since: isoDay('2023-11-01') });
    await at('2023-11-21T08:01');
    expect(told()).toEqual([['notice', '2023年11月20日', '不用缴费，已经参保，请看记录']]);
  });

  it('hears in the morning of a notice that changed at night after he enrolled anew, though an earlier change is told', async () => {
    await at('2024-03-31T21:00');
    const recordId = await enrolAgreeing(ruizhou);
    await at('2024-03-31T21:10');
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2024-03-30') });
    await at('2024-03-31T21:20');
    await server.resident(payer, 'records.enrol-relative', {
      relativeId: await relativeIdOf(recordId),
      year,
    });
    await at('2024-03-31T22:00');
    await publishDearer();
    await at('2024-03-31T23:00');
    expect(server.one('records', recordId).applications[0]?.toldAnew).toBeDefined();
    await at('2024-04-01T08:01');
    expect(told()).toEqual([['notice', '2024年3月31日', '应缴金额有变化，请看记录']]);
  });

  it('hears of a correction by two officers, and who agreed to nothing doesn’t', async () => {
    const recordId = await enrolAgreeing();
    await server.enrol('oStranger', father, hunan);
    await server.byTwo('persons.correct', {
      correctionId: 'c'.repeat(32),
      personId: server.one('records', recordId).personId,
      region: '430000',
      reason: '证件上是这个名字',
      correction: { kind: 'name', name: '王大山' },
    });
    await server.minutes(1);
    expect(server.sent.map(({ openId, words }) => [openId, words])).toEqual([
      [payer, '经办机构更正了资料，请看记录'],
    ]);
  });

  it('hears out of season nothing that tells what an office certified, before the person lets him know', async () => {
    await enrolAgreeing(ruizhou);
    await at('2024-05-10T09:00');
    // Ruizhou 3.2: who is newly recognised may pay then, and nobody else.
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2024-05-01') });
    await server.minutes(2);
    expect(told()).toEqual([]);
  });

  it('hears out of season of a notice that changed, though an office certified something the same night', async () => {
    await at('2024-03-31T21:00');
    const recordId = await enrolAgreeing(ruizhou);
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2024-03-30') });
    await publishDearer();
    await at('2024-03-31T23:00');
    expect(server.one('records', recordId).applications[0]?.toldAnew).toBeDefined();
    expect(told()).toEqual([]);
    await at('2024-04-01T08:01');
    expect(told()).toEqual([['notice', '2024年3月31日', '应缴金额有变化，请看记录']]);
  });

  it('hears it of himself', async () => {
    const { code } = await server.officer(officer, 'codes.issue', { ...daughter, region: ruizhou });
    await enrolAgreeing(ruizhou, daughter, 'self');
    await server.resident(payer, 'self.confirm', { ...daughter, code });
    await at('2024-05-10T09:00');
    await server.certify(daughter, ruizhou, { ...dibao, since: isoDay('2024-05-01') });
    await server.minutes(2);
    expect(told()).toEqual([['notice', '2024年5月10日', '应缴金额有变化，请看记录']]);
  });

  it('can take that back too', async () => {
    const recordId = await enrolAgreeing();
    await server.resident(payer, 'messages.take-back', { kind: 'notice', recordId });
    await server.certify(father, hunan, { ...dibao, since: isoDay('2023-11-01') });
    await server.minutes(1);
    expect(told()).toEqual([]);
  });
});

describe('a message about a record', () => {
  it('is offered to nobody else, and agreed to by nobody who isn’t offered it', async () => {
    const recordId = await server.enrol(payer, father, hunan);
    expect(await offered(recordId, 'oStranger')).toEqual([]);
    const ask = (kind: string) => ({ kinds: [kind], recordId });
    const refusal = await server.refusedResident('oStranger', 'messages.agree', ask('deadline'));
    expect(refusal.code).toBe('NOT_OFFERED');
    for (const kind of ['cover', 'answer', 'claim', 'in-my-name']) {
      expect((await server.refusedResident(payer, 'messages.agree', ask(kind))).code).toBe('NOT_OFFERED');
    }
    expect(server.all('agreed-messages')).toEqual([]);
  });
});
