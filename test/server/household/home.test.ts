import type { HomeStatus } from '../../../contract/home';
import type { PersonEntry } from '../../../contract/claims';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { recordId } from '../../../server/enrolment';
import { hunan, jincheng, officer, type PaymentTestServer, startTestServer } from '../money';
import { bySelf, daughter, dibao, father, grandmother, newborn, nothing, ruizhou } from '../sample';

/** Beijing's Dongcheng, of which no notice speaks. */
const dongcheng = '110101';
const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

function home(openId = payer, region?: string): Promise<HomeStatus> {
  return server.resident(openId, 'home.status', region === undefined ? {} : { region });
}

/** 380 yuan each in Hunan. */
async function payFor(openId: string, ...people: readonly PersonEntry[]): Promise<void> {
  const records: string[] = [];
  for (const person of people) records.push(await server.enrol(openId, person, hunan));
  const orderId = await server.place(openId, records, fen(38_000 * people.length));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

/** As if the person of the only record had been insured for 2023 just as he is for 2024. */
async function insuredTheYearBefore(): Promise<void> {
  const [record] = server.all('records');
  const { determination } = record?.insurance ?? {};
  if (!record?.insurance || !determination?.coverage) throw new Error('nobody is insured');
  const coverage = { ...determination.coverage, from: isoDay('2023-01-01'), to: isoDay('2023-12-31') };
  const insurance = { ...record.insurance, determination: { ...determination, coverage } };
  const before = { ...record, _id: recordId(record.personId, 2023), year: 2023, insurance };
  await server.cloudFor('', 'function').db.put('records', before);
}

/** The answer to somebody of whom nothing is known, that day. */
function nothingOf(today: string) {
  return { today, years: [], people: [], waits: [], orders: [] };
}

async function tie(openId: string, person: PersonEntry): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: hunan });
  await server.resident(openId, 'self.confirm', { ...person, code });
}

describe('what the first page tells of a family', () => {
  it('is nothing where nobody is on the list', async () => {
    expect(await home()).toEqual(nothingOf('2023-11-20'));
  });

  it('is the sum open, who hasn’t paid and the nearest last day, by the notices', async () => {
    await server.certify(father, jincheng, dibao);
    await server.enrol(payer, father, jincheng);
    await server.enrol(payer, grandmother, hunan);
    const { years } = await home();
    expect(years).toEqual([
      {
        year: 2024,
        openFen: 45_600,
        payable: true,
        title: '待缴 456 元，2人中2人没缴',
        lines: [
          '没缴的：王建国、陈桂花',
          '最早的是王建国，2023年11月25日以前可以缴；错过了，2023年12月1日再开始，最晚到2023年12月25日',
        ],
      },
    ]);
  });

  it('names who hasn’t paid where there is one alone on the list', async () => {
    await server.enrol(payer, grandmother, hunan);
    const { years } = await home();
    expect(years).toMatchObject([{ title: '待缴 380 元' }]);
    expect(years[0]?.lines).toContain('没缴的：陈桂花');
  });

  it('counts out whom an order reserves, and tells of the order with its minutes', async () => {
    const records = [
      await server.enrol(payer, father, jincheng),
      await server.enrol(payer, grandmother, jincheng),
    ];
    const orderId = await server.place(payer, records.slice(0, 1), fen(38_000));
    const { years, orders } = await home();
    expect(years[0]).toMatchObject({ openFen: 38_000, title: '待缴 380 元，2人中1人没缴' });
    expect(years[0]?.lines).toContain('没缴的：陈桂花');
    expect(years[0]?.lines).toContain('正在缴费：王建国');
    expect(orders).toEqual([{ orderId, words: '有一笔 380 元的订单没付完，还剩15分钟' }]);
    server.pass(31 * 60_000);
    expect((await home()).orders).toEqual([
      { orderId, words: '有一笔 380 元的付款结果还在核对，请不要重复缴费' },
    ]);
  });

  it('says that all are insured and since when cover runs', async () => {
    await payFor(payer, father, grandmother);
    const { years, waits, orders } = await home();
    expect({ years, waits, orders }).toEqual({
      years: [
        {
          year: 2024,
          openFen: 0,
          payable: false,
          title: '2人都已参保',
          lines: ['2024年1月1日起享受待遇'],
        },
      ],
      waits: [],
      orders: [],
    });
  });

  it('counts nobody of whom the caller says that he paid elsewhere', async () => {
    await server.enrol(payer, father, jincheng);
    const { relatives } = await server.resident(payer, 'family.list', { year: 2024 });
    const relativeId = relatives[0]?.relativeId ?? '';
    await server.resident(payer, 'family.say-paid-elsewhere', { relativeId, year: 2024, paid: true });
    expect((await home()).years).toMatchObject([
      { openFen: 0, payable: false, title: '您说已在别处缴费（未核实）', lines: [] },
    ]);
  });

  it('counts who is insured where the rest neither is nor owes', async () => {
    await payFor(payer, father);
    await server.enrol(payer, grandmother, hunan);
    const { relatives } = await server.resident(payer, 'family.list', { year: 2024 });
    const { relativeId = '' } = relatives.find(({ record }) => record?.status.state === 'to-pay') ?? {};
    await server.resident(payer, 'family.say-paid-elsewhere', { relativeId, year: 2024, paid: true });
    expect((await home()).years).toMatchObject([{ openFen: 0, title: '2人中1人已参保' }]);
  });

  it('keeps in view that last year’s cover hasn’t ended, until it has', async () => {
    await payFor('son', father);
    await insuredTheYearBefore();
    const { people } = await home('son');
    expect(people).toMatchObject([
      {
        year: 2024,
        status: { state: 'paid', coveredFrom: '2024-01-01' },
        before: { year: 2023, state: 'paid', coveredTo: '2023-12-31' },
      },
    ]);
    server.setToday('2024-01-02');
    expect((await home('son')).people[0]).not.toHaveProperty('before');
  });
});

describe('what the first page tells the person himself', () => {
  it('is that he is insured and from when, whoever paid, where he proved who he is', async () => {
    await payFor(payer, father);
    await tie('father', father);
    const { people, years } = await home('father');
    expect(people).toMatchObject([
      {
        self: true,
        name: '王**',
        relation: 'self',
        status: { state: 'paid', coveredFrom: '2024-01-01', coveredTo: '2024-12-31' },
      },
    ]);
    expect(people[0]).not.toHaveProperty('relativeId');
    expect(years).toMatchObject([{ title: '已经参保', lines: ['2024年1月1日起享受待遇'] }]);
  });

  it('is nothing of him on a WeChat that is nobody’s', async () => {
    await payFor(payer, father);
    expect(await home('father')).toEqual(nothingOf('2023-11-20'));
  });

  it('is himself once, where he stands on his own list', async () => {
    await tie('father', father);
    const own = { region: jincheng, claims: nothing, consent: bySelf, relation: 'self' as const };
    await server.resident('father', 'family.add', { requestId: 'request-self', person: father, ...own });
    const { people } = await home('father');
    expect(people).toMatchObject([{ self: true, status: { state: 'to-pay' } }]);
  });

  it('is no more of others than his list tells: not the cover of whom another paid for', async () => {
    await payFor(payer, father);
    await server.resident('stranger', 'family.add', {
      requestId: 'request-of-a-stranger',
      person: father,
      relation: 'other',
      region: jincheng,
      claims: nothing,
      consent: { ...bySelf, by: 'on-behalf' },
    });
    const [listed] = (await server.resident('stranger', 'family.list', { year: 2024 })).relatives;
    const { people } = await home('stranger');
    expect(people[0]?.status).toEqual(listed?.record?.status);
    expect(people[0]?.status).not.toHaveProperty('coveredFrom');
  });
});

describe('what waits for the caller', () => {
  it('is a newborn whose number has not come', async () => {
    await server.resident(payer, 'family.add', {
      requestId: 'request-of-a-newborn',
      person: newborn,
      relation: 'child',
      region: jincheng,
      claims: nothing,
      consent: { ...bySelf, by: 'guardian' },
    });
    const { waits, people } = await home();
    expect(waits).toContainEqual({
      kind: 'number-missing',
      words: '李安安的身份证号还没有补上',
      leadsTo: 'relative',
      id: people[0]?.relativeId,
    });
  });

  it('is a claim that was declined, until it is made anew', async () => {
    await server.hireOfficer('oOfficer', [ruizhou]);
    const added = await server.resident(payer, 'family.add', {
      requestId: 'request-with-a-claim',
      person: daughter,
      relation: 'self',
      region: ruizhou,
      claims: { identities: [dibao], circumstances: [] },
      consent: bySelf,
    });
    const { relativeId } = added.relative;
    await server.resident(payer, 'records.enrol-relative', { relativeId, year: 2024 });
    const asked = { region: ruizhou, year: 2024 };
    const [claim] = (await server.officer('oOfficer', 'applications.awaiting', asked)).applications;
    if (claim === undefined) throw new Error('nothing awaits confirmation');
    expect((await home()).waits.map(({ kind }) => kind)).not.toContain('claim-declined');
    await server.officer('oOfficer', 'roster.confirm', {
      recordId: claim.recordId,
      applicationId: claim.applicationId,
      identities: [],
      circumstances: [],
      decline: { reason: 'not-on-list' },
    });
    expect((await home()).waits).toContainEqual({
      kind: 'claim-declined',
      words: '王芳登记的身份没有得到参保地确认',
      leadsTo: 'relative',
      id: relativeId,
    });
  });

  it('is a refund that would end his own insurance, until he has answered', async () => {
    await payFor(payer, father);
    await tie('father', father);
    const [order] = server.all('orders');
    await server.ask(payer, 'refund.request', {
      orderId: order?._id ?? '',
      line: 0,
      reason: 'insured-elsewhere',
    });
    const { waits } = await home('father');
    expect(waits).toEqual([
      {
        kind: 'refund-question',
        words: '为您缴费的人申请退掉您2024年度的缴费，退了就不再参保，请回答同意不同意',
        leadsTo: 'me',
      },
    ]);
    const { refundQuestions } = await server.resident('father', 'me.get', {});
    const requestId = refundQuestions[0]?.requestId ?? '';
    await server.resident('father', 'me.answer-refund', { requestId, agree: true });
    expect((await home('father')).waits).toEqual([]);
  });
});

describe('a place of which no notice speaks', () => {
  it('leads to its hotlines and to what can be done there', async () => {
    const { place } = await home(payer, dongcheng);
    expect(place?.words).toContain('通知还没有录进来');
    expect(place?.contacts.map(({ phone }) => phone)).toEqual(['12393', '12366']);
  });

  it('is none where a notice speaks of it or of a part of it', async () => {
    expect(await home(payer, jincheng)).not.toHaveProperty('place');
    expect(await home(payer, '140000')).not.toHaveProperty('place');
  });
});

describe('an officer', () => {
  it('finds the way to his work there, also where he has nobody on his list; nobody else does', async () => {
    expect(await home('nobody')).toMatchObject({ waits: [] });
    await server.hireOfficer('nobody', [jincheng]);
    expect((await home('nobody')).waits).toEqual([
      { kind: 'officer', words: '经办：今天等您办的事', leadsTo: 'officer' },
    ]);
    await server
      .cloudFor('')
      .db.updateIf('officers', 'nobody', {}, { ended: { at: 1, by: '别人', reason: '调走了' } });
    expect(await home('nobody')).toMatchObject({ waits: [] });
  });
});

describe('its cost', () => {
  it('is at most 13 round trips for a family of two, and 4 for whom nothing is stored', async () => {
    await server.enrol(payer, father, jincheng);
    await server.enrol(payer, grandmother, hunan);
    await home();
    const before = server.roundTrips;
    await home();
    expect(server.roundTrips - before).toBeLessThanOrEqual(13);
    const meanwhile = server.roundTrips;
    await home('nobody');
    expect(server.roundTrips - meanwhile).toBeLessThanOrEqual(4);
  });
});
